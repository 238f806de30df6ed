#!/usr/bin/env bash
# The director ends in the middle of a statement that writes many rows: what the next one finds of it is taken up, and
# what the statement writes after that can be taken up as well.
. "$(dirname "$0")/common.sh"
export RIDE_SCENARIOS=$work/scenarios
mkdir "$RIDE_SCENARIOS"
cp "$(dirname "$0")"/../../scenarios/*.toml "$RIDE_SCENARIOS"
cp -r "$(dirname "$0")"/../ledger/scenarios/* "$RIDE_SCENARIOS"
boot 01/02

is_waiting() { told "EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)"; }
is_gone() { [ ! -e "$1" ]; }
is_written() { [ -s "$1" ]; }

mkfifo "$work/holder"
psql --host="$socket" --port="$port" --username=postgres --dbname=shop "${psql_options[@]}" <"$work/holder" >/dev/null &
holder=$!
exec 8>"$work/holder"
echo "SELECT pg_advisory_lock(7);" >&8
wait_until "the lock is held" told "EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted)"
oncall shop "CREATE FUNCTION held() RETURNS trigger LANGUAGE plpgsql AS \$\$ BEGIN IF NEW.customer_id = 250 THEN PERFORM pg_advisory_xact_lock(7); END IF; RETURN NEW; END \$\$" \
	"CREATE TRIGGER held BEFORE INSERT ON sales FOR EACH ROW EXECUTE FUNCTION held()"
wait_until "the till waits in the middle of its rows" is_waiting
till=$(super postgres "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
intent=$data/ride/intent.$till
same "$(head -n 1 "$intent")" shop "whose intent it is"
kill -TERM "$director"
live_again
wait_until "the intent is taken up" is_gone "$intent"
exec 8>&-
wait "$holder"
wait_until "the statement goes on" is_written "$intent"
wait_until "the session ends" gone "$till"
same "$(head -n 1 "$intent")" shop "whose intent the rest is"
