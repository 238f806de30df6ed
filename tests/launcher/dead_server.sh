#!/usr/bin/env bash
# A server that died is shown as down; reset boots it again, stop removes it.
. "$(dirname "$0")/common.sh"
run 0 "$RIDE" start 09/09
before=$("$RIDE" env)
kill -QUIT "$(postmaster 09-09)"
wait_until 10 no_servers

run 0 "$RIDE" ps
has "$out" "down"
has "$err" "ride reset NAME"
run 0 "$RIDE" ps --json
has "$out" '"state":"down"'
run 14 "$RIDE" status
has "$err" "is not running"
run 14 "$RIDE" psql
run 14 "$RIDE" score
run 5 "$RIDE" start 09/09
has "$err" "its server is not running"

run 0 "$RIDE" reset
same "$("$RIDE" env)" "$before"
run 0 "$RIDE" status

# Killed without a chance to clean up: the socket's lock file stays behind, and may name a pid that lives again.
kill -KILL "$(postmaster 09-09)"
wait_until 10 no_servers
run 0 "$RIDE" reset
same "$("$RIDE" env)" "$before"
run 0 "$RIDE" status

# A crash of one backend is no death: the server recovers, and stays live.
kill -QUIT "$(postmaster 09-09)"
wait_until 10 no_servers
run 0 "$RIDE" stop
nothing_left || fail "stop of a dead sandbox left something"

# A stale pid file that names a stranger harms nobody.
run 0 "$RIDE" start 09/09
kill -QUIT "$(postmaster 09-09)"
wait_until 10 no_servers
tail -f /dev/null &
stranger=$!
sed -i "s/\"postmaster\": [0-9]*/\"postmaster\": $stranger/" "$RIDE_STATE_DIR/09-09/record.json"
sed -i "1s/.*/$stranger/" "$RIDE_STATE_DIR/09-09/data/postmaster.pid" 2>/dev/null || echo "$stranger" >"$RIDE_STATE_DIR/09-09/data/postmaster.pid"
run 0 "$RIDE" stop
kill -0 "$stranger" || fail "stop ended a process that is not the server"
kill "$stranger"
