#!/usr/bin/env bash
# An author edits a scenario while it is being played: what was armed goes on as it was armed, also through a restart of the
# director, and whoever starts anew gets what stands there now. Where the kept files are gone, it is said, and not guessed.
. "$(dirname "$0")/common.sh"
staged=$(dirname "$RIDE")/../share/ride/scenarios
cp -r "$staged" "$work/scenarios"
chmod -R a+rX "$work/scenarios"
export RIDE_SCENARIOS=$work/scenarios
boot 12/02
play_first_half
remember

folder=$work/scenarios/stage-12/02-release-fallout
restarted() {
	kill_hard "$director"
	live_again
}

# The items change places: points would move from one to the other.
python3 - "$folder/scenario.toml" <<'EDIT'
import re, sys
text = open(sys.argv[1]).read()
parts = re.split(r'(?m)^(?=\[\[)', text)
kinds = ('[[detect]]', '[[fix]]', '[[trap]]')
mine = [i for i, part in enumerate(parts) if part.startswith(kinds)]
turned = parts[:]
for kind in kinds:
    places = [i for i in mine if parts[i].startswith(kind)]
    for place, other in zip(places, reversed(places)):
        turned[place] = parts[other]
assert turned != parts
open(sys.argv[1], 'w').write(''.join(turned).replace('title   = "', 'title   = "Edited: ', 1))
EDIT
has "$(oncall postgres "SELECT title FROM ride.scenarios() WHERE id LIKE 'stage-12/02%'")" "Edited: "
restarted
all_there

# Words that the scenario lives on are taken away, and then all of it.
sed -i 's/^name *= "blocked_by_open_transaction"/name = "blocked_by_something_else"/' "$work/scenarios/mechanisms.toml"
echo 'no toml at all' >"$work/scenarios/evidence.toml"
restarted
all_there
rm -r "$folder"
restarted
all_there
play_second_half
want_final_card

# The kept files are part of the sandbox. Without them there is no right card, so there is none.
rm -r "$data/ride/scenario"
kill_hard "$director"
director=
broken() { told "(SELECT phase = 'broken' FROM ride.status())"; }
wait_until "it is said that the incident cannot go on" broken
oncall postgres "SELECT * FROM ride.score()" 2>"$work/err" && fail "there is a card without a scenario"
has "$(<"$work/err")" "as it was armed cannot be read"
super postgres "SELECT ride.stop()" >/dev/null
same "$(super postgres "SELECT phase FROM ride.status()")" idle "the phase after stop"
