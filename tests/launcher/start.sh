#!/usr/bin/env bash
# Start, look around, connect by every way offered, stop: and nothing is left.
. "$(dirname "$0")/common.sh"

run 0 "$RIDE" postgres start 09/09
has "$out" "stage-09/09 · Schema drift between tenant databases · L4 · seed 0 · PostgreSQL"
has "$out" "incident live: every proof holds"
has "$out" "ride postgres psql"
has "$out" "postgresql://oncall@127.0.0.1:"
uri=$(grep -o 'postgresql://[^ ]*' <<<"$out")

run 0 "$RIDE" ps
has "$out" "09-09"
has "$out" "live"
run 0 "$RIDE" ps --json
has "$out" "\"uri\":\"$uri\""

# The state holds the password: nobody else may read it.
same "$(stat -c %a "$RIDE_STATE_DIR/09-09/record.json")" 600

run 0 "$RIDE" env
(
	eval "$out"
	same "postgresql://$PGUSER@$PGHOST:$PGPORT/$PGDATABASE" "$uri"
	psql --no-psqlrc --tuples-only --no-align --command='SELECT current_user' >"$work/who"
)
same "$(<"$work/who")" oncall
same "$(sql postgres 'SELECT current_user, current_database()')" "oncall|postgres"
same "$(sql tenant_b 'SELECT current_database()')" "tenant_b"

# Neither argv nor the log tells the password.
password=$(field PGPASSWORD "$("$RIDE" env --json)")
[ -n "$password" ] || fail "env --json has no password"
if grep -qr "$password" "$RIDE_STATE_DIR/09-09/server.log"; then fail "the password is in the server's log"; fi
if pgrep -f "$password" >/dev/null; then fail "the password is in a process's arguments"; fi

# Without a password nobody gets in, and the superuser not over TCP.
port=$(field port "$("$RIDE" ps --json)")
run 2 psql -w "host=127.0.0.1 port=$port user=oncall dbname=postgres" --command='SELECT 1'
run 2 psql -w "host=127.0.0.1 port=$port user=postgres dbname=postgres" --command='SELECT 1'

run 0 "$RIDE" stop
nothing_left || fail "stop left something: $(ls -AR "$RIDE_STATE_DIR") $(servers)"
run 0 "$RIDE" ps
has "$out" "no sandbox is running"

# Another seed, a name, JSON; two at a time, and then a command must say which.
run 0 "$RIDE" start 09/09 --seed 3 --name second --json
same "$(field name "$out")" second
same "$(field seed "$out")" 3
has "$out" '"user":"oncall"'
run 0 "$RIDE" start 09/05
has "$out" "ride postgres psql 09-05"
run 4 "$RIDE" status
has "$err" "09-05, second"
run 0 "$RIDE" status second
run 0 "$RIDE" stop --all
nothing_left || fail "stop --all left something"
