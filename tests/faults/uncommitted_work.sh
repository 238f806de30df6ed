#!/usr/bin/env bash
# A score while another session of the on-call's has uncommitted work: an error that names it, and no card. Needs sessions
# in several databases, which isolationtester cannot have; hence here.
. "$(dirname "$0")/common.sh"
boot 09/09
open_session forgotten tenant_b
pid() { client_pid forgotten tenant_b; }
refused() { # refused BY…: no score, and the session is named
	local message
	if "$@" >"$work/out" 2>"$work/err"; then fail "'$*' gave a card: $(<"$work/out")"; fi
	message=$(<"$work/err")
	has "$message" "your session $(pid) (forgotten) in tenant_b, idle in transaction, has uncommitted work"
	has "$message" "COMMIT or ROLLBACK in that session"
}

# Open, but only read so far: no harm.
say "idle in transaction" "BEGIN"
say "idle in transaction" "SELECT count(*) FROM orders"
"$RIDE" score --json >/dev/null
# Work that might be the repair.
say "idle in transaction" "INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id')"
refused "$RIDE" score
refused "$RIDE" score --json
refused oncall postgres "SELECT * FROM ride.scorecard()"
say "idle in transaction" "ALTER TABLE orders ADD COLUMN release_id text"
refused "$RIDE" score
# It is not stored either: the phase is live, and no card is frozen.
same "$(super postgres "SELECT DISTINCT phase FROM ride.status()")" live phase

# A waiting score can be cancelled, and the director is free for the next at once.
oncall tenant_a "SET application_name = 'asking'" "SELECT * FROM ride.score()" >"$work/out" 2>"$work/err" &
asking=$!
cancelled() { told "(SELECT bool_or(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE application_name = 'asking' AND state = 'active' AND query LIKE '%ride.score%')"; }
wait_until "a score is asked for, and cancelled" cancelled
if wait "$asking"; then fail "the cancelled score came through"; fi
has "$(<"$work/err")" "canceling statement due to user request"
oncall postgres "SELECT * FROM ride.briefing()" >/dev/null

# Committed while a score waits for it: that score counts it.
"$RIDE" score --json >"$work/out" 2>"$work/err" &
asking=$!
wait_until "a score is asked for" told "EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE '%ride.score%' AND state = 'active' AND usename = 'oncall')"
printf 'COMMIT;\n' >&9
wait "$asking" || fail "no card after the commit: $(<"$work/err")"
has "$(<"$work/out")" '"fix":40,'

# Rolled back: it never was.
say "idle in transaction" "BEGIN"
say "idle in transaction" "DROP TABLE schema_migrations"
refused "$RIDE" score
say "idle" "ROLLBACK"
has "$("$RIDE" score --json)" '"fix":40,'
close_session
same "$(grep -c ERROR "$work/forgotten.out" || true)" 0 "errors of the other session"
