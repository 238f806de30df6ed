#!/usr/bin/env bash
# A director that ends after the incident is live and before it records: the next one lets it record. And where the record
# itself is gone, nobody gets a card that knows of nothing.
. "$(dirname "$0")/common.sh"
boot 09/09

# poke OFFSET BYTES: writes into the facts file, the server being down. Its head is magic, version (4), attempt (8), armed (16).
poke() {
	printf "$2" | dd of="$data/ride/facts" bs=1 seek="$1" conv=notrunc status=none
}

same "$(od -An -tu4 -j16 -N4 "$data/ride/facts" | tr -d ' ')" 1 "armed, where the test looks for it"
shut_down fast
poke 16 '\0\0\0\0'
bring_up
live_again
oncall postgres "SELECT rolsuper FROM pg_roles WHERE rolname = 'oncall'" >/dev/null
oncall tenant_b "CREATE INDEX nobody_asked ON orders (status)"
oncall postgres "SET ROLE ride_owner" 2>/dev/null && fail "the on-call became ride_owner"
score=$("$RIDE" score --json)
has "$score" '"item":"superuser"'
same "$(super tenant_b "SELECT count(*) FROM ride.ddl_log WHERE object_name LIKE '%nobody_asked'")" 1 "the index in the log"

# As an upgrade does it: the file of another build is set aside.
shut_down fast
poke 4 '\377\377\377\377'
bring_up
broken() { told "(SELECT phase = 'broken' FROM ride.status())"; }
wait_until "it is said that the incident cannot go on" broken
[ -f "$data/ride/facts.unknown" ] || fail "the other build's file is gone"
for statement in "SELECT ride.score()" "SELECT ride.start('09/09')"; do
	super postgres "$statement" >"$work/out" 2>"$work/err" && fail "$statement is answered: $(<"$work/out")"
done
has "$(super postgres "SELECT detail FROM ride.status()")" "what has been done in"
oncall postgres "SELECT ride.score()" 2>"$work/err" && fail "there is a card"
has "$(<"$work/err")" "is not known any more"
"$RIDE" reset >/dev/null
is_live || fail "reset does not bring the incident back"
