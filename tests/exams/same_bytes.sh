#!/usr/bin/env bash
# The same seed plants the same bytes and the same acts get the same card, in clusters that were made apart from each
# other; another seed plants other bytes.
#   RIDE=…/ride FROZEN_CLOCK=….so same_bytes.sh ID
. "$(dirname "$0")/common.sh"
id=$1
: "${FROZEN_CLOCK:?set FROZEN_CLOCK to the module built from frozen_clock.cpp}"

# Seeds date their rows by now(). (An instrumented launcher must not mind that the clock is loaded before its runtime.)
frozen() { ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD=$FROZEN_CLOCK "$@"; }

# dump DATA: everything that the prepared cluster holds, by a server of its own in which nothing runs yet.
dump() {
	local bindir owner as_owner=()
	bindir=$(sed -n 's/^.*"bindir": "\(.*\)",$/\1/p' "$RIDE_STATE_DIR/played/record.json")
	owner=$(stat --format=%U "$1")
	if [ "$owner" != "$(id -un)" ]; then as_owner=(runuser -u "$owner" --); fi
	rm -rf "$work/planted"
	mkdir -m 711 "$work/planted"
	cp -a "$1" "$work/planted/data"
	install -d -m 700 -o "$owner" "$work/planted/socket"
	"${as_owner[@]}" "$bindir/pg_ctl" start --wait --silent -D "$work/planted/data" --log="$work/planted/data/log" \
		-o "-c unix_socket_directories=$work/planted/socket -c listen_addresses=" >/dev/null
	# \restrict has a new random word in every dump.
	"$bindir/pg_dumpall" --host="$work/planted/socket" --username=postgres --no-role-passwords | sed '/^\\\(un\)\?restrict /d'
	"${as_owner[@]}" "$bindir/pg_ctl" stop --wait --silent --mode=immediate -D "$work/planted/data" >/dev/null
}

# plant RUN SEED: what a cluster of its own holds before the incident runs, and what one sees first once it does.
plant() {
	local to=$work/$1-seed$2
	export RIDE_CACHE_DIR=$work/cache-$1
	frozen "$RIDE" start "$id" --seed "$2" --name played >/dev/null
	"$RIDE" show --name played >"$to.briefing"
	"$RIDE" score played --json >"$to.card"
	"$RIDE" psql played -- --no-psqlrc --command='SELECT * FROM ride.scorecard()' >"$to.scorecard"
	dump "$RIDE_CACHE_DIR"/incidents/*-seed"$2"-*/data >"$to.dump"
	"$RIDE" stop played >/dev/null
	grep -q '^COPY public\.' "$to.dump" || fail "the dump of seed $2 holds no rows"
}

# cards RUN: those of exams that get anything but full marks or nothing, byte for byte as the server wrote them.
cards() {
	RIDE_CACHE_DIR=$work/cache-$1 "$RIDE" scenario exam "$id" --kind partial,symptom --json 2>/dev/null |
		grep -oE '"(card|exam)":"([^"\\]|\\.)*"' >"$work/$1.cards"
	grep -q '"card":"{' "$work/$1.cards" || fail "there are no cards"
}

same_bytes() {
	cmp --silent "$work/$1" "$work/$2" && return
	diff "$work/$1" "$work/$2" | head -n 20 >&2
	fail "$1 and $2 differ"
}

for run in first second; do
	for seed in 0 1; do plant $run $seed; done
	cards $run
done
same_bytes first.cards second.cards
for what in dump briefing card scorecard; do
	for seed in 0 1; do
		same_bytes "first-seed$seed.$what" "second-seed$seed.$what"
	done
done
if cmp --silent "$work/first-seed0.dump" "$work/first-seed1.dump"; then fail "seeds 0 and 1 plant the same"; fi
