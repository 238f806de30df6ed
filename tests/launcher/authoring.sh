#!/usr/bin/env bash
# scenario new makes a scenario that lints clean, plays, and passes its own exams; lint names file and line.
. "$(dirname "$0")/common.sh"

run 0 "$RIDE" scenario new stage-03/01-lost-column "$work/scenarios"
chmod -R a+rX "$work/scenarios"
run 0 "$RIDE" scenario lint "$work/scenarios/stage-03/01-lost-column"
has "$out" "clean"
has "$out" "still lacks: alternative-* (3), fair-* (4), settle, guess, partial-*, destructive-*, cheat-*, forgotten-commit, "
has "$out" "one that springs trap ended, one that springs trap rows ("
run 8 "$RIDE" scenario lint --strict "$work/scenarios/stage-03/01-lost-column"
run 0 "$RIDE" scenario lint "$work/scenarios"
run 1 "$RIDE" scenario new stage-03/01-lost-column "$work/scenarios"
has "$err" "there already"
run 2 "$RIDE" scenario new lost-column "$work/scenarios"

export RIDE_SCENARIOS=$work/scenarios
run 0 "$RIDE" scenario exam 03/01 --seeds all --junit "$work/junit.xml"
has "$out" "0 failed"
has "$out" "seeds 0 to 1"
has "$out" "ok on all 2"
has "$out" "still lacks: alternative-*"
has "$(<"$work/junit.xml")" 'failures="0"'
run 13 "$RIDE" scenario exam 03/01 --kind blind --strict
has "$err" "not every exam that --strict asks for is there"
run 2 "$RIDE" scenario exam 03/01 --kind brave
has "$err" "there is no kind of exam 'brave'"

# An exam may be for some of the variations only.
exams=$work/scenarios/stage-03/01-lost-column/exam/exam.toml
cp "$exams" "$work/exam.toml"
sed -i 's/^name   = "blind".*/&\nseeds  = [1]/' "$exams"
run 2 "$RIDE" scenario exam 03/01 --kind blind
run 0 "$RIDE" scenario exam 03/01 --kind blind --seeds 1
has "$out" "0 failed"
sed -i 's/^seeds  = .*/seeds  = [2]/' "$exams"
run 8 "$RIDE" scenario lint "$work/scenarios"
has "$out" "write seeds = [0, 3] with seeds from 0 to 1"
cp "$work/exam.toml" "$exams"

# A card that is wrong by one point fails, and says how.
sed -i 's/card   = \[0, 40, 20\]/card   = [1, 40, 20]/' "$exams"
run 13 "$RIDE" scenario exam 03/01 --kind blind --junit "$work/junit.xml"
has "$err" "03/01 seed 0 blind FAILED: card 0/40/20, not 1/40/20"
has "$out" "card 0/40/20, not 1/40/20"
has "$out" "ALTER TABLE orders ADD COLUMN"
has "$(<"$work/junit.xml")" 'failures="1"'
run 13 "$RIDE" scenario exam 03/01 --kind blind --json
has "$out" '"passed":false'
nothing_left || fail "exams left something"

# What wants to wait must say how long.
sed -i '/^name   = "nothing"$/,/^card/ { /^rounds/d }' "$exams"
run 8 "$RIDE" scenario lint "$work/scenarios"
has "$out" "nothing is about what waiting does"

sed -i 's/rounds = 2/round = 2/' "$exams"
run 8 "$RIDE" scenario lint "$work/scenarios"
has "$out" "exam.toml:"
has "$out" "round"
run 8 "$RIDE" scenario lint --json
has "$out" '"line":'

# The shipped ones.
unset RIDE_SCENARIOS
run 0 "$RIDE" scenario lint
