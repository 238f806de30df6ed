#!/usr/bin/env bash
# A submit that is cancelled while the card is being written: it is frozen or it is not, and once frozen it stays as it is.
. "$(dirname "$0")/common.sh"
boot 09/09
triple() { sed -n 's/.*"detect":\([0-9]*\),"fix":\([0-9]*\),"trap":\([0-9]*\),.*/\1 \2 \3/p' <<<"$1"; }
in_attempt() { told "EXISTS (SELECT FROM pg_stat_activity WHERE datname = 'ride' AND usename = 'ride_director' AND wait_event_type = 'Lock')"; }
cancelled() { told "NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'submitter' AND state = 'active')"; }

# Whoever holds the attempt's row keeps the director in the very statement that freezes the card.
mkfifo "$work/holder"
psql --host="$socket" --port="$port" --username=postgres --dbname=ride "${psql_options[@]}" <"$work/holder" >/dev/null &
holder=$!
exec 8>"$work/holder"
echo "BEGIN; SELECT FROM attempt FOR UPDATE;" >&8
wait_until "the attempt is held" told "EXISTS (SELECT FROM pg_stat_activity WHERE datname = 'ride' AND state = 'idle in transaction')"

(
	eval "$("$RIDE" env)"
	PGAPPNAME=submitter exec psql "${psql_options[@]}" --command="SELECT count(*) FROM ride.submit()"
) >"$work/submitted" 2>&1 &
submitter=$!
wait_until "the card is being written" in_attempt
super postgres "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'submitter'" >/dev/null
wait_until "the submit is cancelled" cancelled
wait "$submitter" && fail "the submit was not cancelled: $(<"$work/submitted")"
has "$(<"$work/submitted")" "canceling statement"
exec 8>&-
wait "$holder"

# What the store has is what counts, for everybody who asks.
phase() { super ride "SELECT phase FROM attempt"; }
is_submitted() { [ "$(phase)" = submitted ]; }
wait_until "the write has come to an end" is_submitted
frozen=$(super ride "SELECT card FROM attempt")
same "$(triple "$frozen")" "0 0 0" "the frozen card"
same "$(oncall postgres "SELECT DISTINCT phase FROM ride.status()")" submitted "the phase that is told"
oncall tenant_b "ALTER TABLE orders ADD COLUMN release_id text" \
	"INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id')"
same "$("$RIDE" submit --yes --json)" "$frozen" "the card of the second submit"
same "$(super ride "SELECT card FROM attempt")" "$frozen" "the card in the store"
