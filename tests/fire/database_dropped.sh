#!/usr/bin/env bash
# A checked database is dropped in the middle: to the on-call that is refused, and is a trap. A superuser may: then there is no
# card, but an error that names the database, also after a restart; and a reset brings the incident back.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
boot_half

for database in tenant_b tenant_c; do
	(
		score tenant_a
		either "20 26 [0-9]+" "."
	) 2>/dev/null &
	asking=$!
	ask oncall postgres "DROP DATABASE $database WITH (FORCE)"
	has "$complaint" "must be owner of database $database"
	wait "$asking" || true
	same "$(super postgres "SELECT count(*) FROM pg_database WHERE datname = '$database'")" 1 "$database"
done
score
card_is "20 26 6" # the try costs 10, once
record_version
score
card_is "20 40 10"

# By a superuser, while the score is asked for again and again.
gone='no score: (no check can enter database tenant_c|a check of tenant_c did not come to an end|orders_api in tenant_c gives no answer)'
(
	for _ in {1..12}; do
		score tenant_a
		either "20 40 10" "$gone"
	done
) &
asking=$!
super postgres "DROP DATABASE tenant_c WITH (FORCE)"
wait "$asking" || fail "one who asked while tenant_c was dropped"
score
refused_for 55006 'no check can enter database tenant_c'
has "$complaint" 'database "tenant_c" does not exist'
has "$complaint" "ride postgres reset"
ask "$RIDE" submit --yes --json
[ "$status" -eq 7 ] || fail "submit without a database: exit code $status: $answer $complaint"
same "$(super postgres "SELECT DISTINCT phase FROM ride.status()")" live phase
oncall postgres "SELECT count(*) FROM ride.briefing()" >/dev/null

# A director that finds the database gone stays, and says so, instead of coming and going.
super postgres "SELECT pg_terminate_backend($director, 10000)" >/dev/null
wait_until "there is another director" new_director
director=$(director_pid)
for _ in 1 2 3; do
	score
	refused_for 3D000 'database "tenant_c" is gone'
	has "$complaint" "ride postgres reset"
done
same "$(director_pid)" "$director" "the director"

"$RIDE" reset --json >/dev/null 2>"$work/err" || "$RIDE" reset >/dev/null 2>"$work/err" || fail "reset: $(<"$work/err")"
director=$(director_pid)
look
add_column
usable
