#!/usr/bin/env bash
# Reset is the armed incident again: same URI, same password, nothing of the attempt.
. "$(dirname "$0")/common.sh"
run 0 "$RIDE" start 09/09
before=$("$RIDE" env)
sql tenant_b 'CREATE TABLE mine (x int)' >/dev/null
old=$(postmaster 09-09)

run 0 "$RIDE" reset
has "$out" "incident live again"
same "$("$RIDE" env)" "$before"
same "$(sql tenant_b "SELECT to_regclass('mine') IS NULL")" t
[ "$(postmaster 09-09)" != "$old" ] || fail "the old server is still running"
no_process "$old" || fail "the old server was left behind"
run 0 "$RIDE" ps
has "$out" "live"
same "$(find "$RIDE_STATE_DIR/09-09" -mindepth 1 -maxdepth 1 -name 'data.*')" ""

# A second time, and by name.
run 0 "$RIDE" postgres reset 09-09
same "$("$RIDE" env)" "$before"
run 0 "$RIDE" reset --json
has "$before" "PGPORT=$(field port "$out")"
has "$before" "PGPASSWORD=$(field password "$out")"
run 4 "$RIDE" reset nobody
has "$err" "there is no sandbox named nobody"
