#!/usr/bin/env bash
# The engine is killed in the middle: clear errors, and once it is back nothing is lost or in the way.
. "$(dirname "$0")/../case.sh"
[ "$ENGINE" = docker ] || skip "podman has no engine process"
pid=$(cat "$(dirname "${DOCKER_HOST#unix://}")/docker.pid" 2>/dev/null) || skip "the engine is not ours to kill"

run 0 "$RIDE" start 09/09
before=$("$RIDE" env)
engine_dir=$(dirname "${DOCKER_HOST#unix://}")
kill -KILL "$pid"
silent() { ! docker version >/dev/null 2>&1; }
wait_until 30 silent
run 12 "$RIDE" start 09/05
has "$err" "does not answer"
run 12 "$RIDE" stop 09-09
run 0 "$RIDE" ps
has "$out" "09-09"
run 12 "$RIDE" reset
. "$(dirname "$0")/../engine.sh"
engine_dir=$(dirname "${DOCKER_HOST#unix://}") engine_bridge=ride-${DOCKER_HOST##*ride-engine.}
engine_bridge=${engine_bridge%%/*}
engine_launch_dockerd
run 0 "$RIDE" reset
same "$("$RIDE" env)" "$before"
run 0 "$RIDE" stop --all
nothing_left
