#!/usr/bin/env bash
# A score in a transaction that has failed already: the server's own error, and no request reaches the director.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
boot_half

for question in "SELECT * FROM ride.score('json')" "SELECT * FROM ride.scorecard()" "SELECT * FROM ride.submit()"; do
	for failing in "SELECT 1 / 0" "SELECT nothing FROM nowhere" "INSERT INTO orders VALUES ('no number')"; do
		ask "$RIDE" psql -d tenant_b -- "${psql_options[@]}" --set=ON_ERROR_STOP=0 --command="BEGIN" --command="$failing" --command="$question"
		has "$complaint" "ERROR:  25P02: current transaction is aborted"
		same "$answer" "" "beside the error"
	done
done
same "$(super postgres "SELECT DISTINCT phase FROM ride.status()")" live phase

# The same session is served as soon as that transaction is over; a savepoint is enough.
ask "$RIDE" psql -d tenant_b -- "${psql_options[@]}" --set=ON_ERROR_STOP=0 --command="BEGIN" --command="SELECT 1 / 0" \
	--command="ROLLBACK" --command="SELECT * FROM ride.score('json')"
card_is "$half"
ask "$RIDE" psql -d tenant_b -- "${psql_options[@]}" --set=ON_ERROR_STOP=0 --command="BEGIN" --command="SAVEPOINT here" \
	--command="SELECT 1 / 0" --command="ROLLBACK TO here" --command="SELECT * FROM ride.score('json')"
card_is "$half"

# What the transaction of the asking session itself has written is not judged: it says so, and in a failed one too.
ask oncall tenant_b "BEGIN" "INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id')" "SELECT * FROM ride.score('json')"
refused_for 55006 "your own transaction has written"
ask oncall tenant_b "BEGIN" "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE" "SELECT * FROM ride.submit('json')"
refused_for 55006 "your own transaction has written, or holds more than ACCESS SHARE"
usable
