#!/usr/bin/env bash
# Ctrl-C and kill -9 while a container starts, and Ctrl-C while an image is built: nothing stays.
. "$(dirname "$0")/../case.sh"

# At many moments of a start, from before the container is there to after it is armed.
for delay in 0.02 0.1 0.2 0.35 0.5 0.8 1.2; do
	got=0
	timeout --signal=INT "$delay" env --default-signal=INT "$RIDE" start 09/09 >"$work/out" 2>&1 || got=$?
	[ "$got" -ne 0 ] || { run 0 "$RIDE" stop && continue; } # it was quicker than we
	nothing_left
done
# A launcher that is killed outright leaves it to the next command.
"$RIDE" start 09/09 >/dev/null 2>&1 &
launcher=$!
created() { [ -n "$(container_of 09-09)" ]; }
wait_until 30 created
kill -KILL "$launcher"
wait "$launcher" || :
run 0 "$RIDE" stop --all
nothing_left

# A build, in its middle.
cd "$(dirname "$0")/../../.."
got=0
timeout --signal=INT 3 env --default-signal=INT "$RIDE" image build --pg "$PG_MAJOR" --engine "$ENGINE" --no-cache >"$work/out" 2>&1 || got=$?
[ "$got" -ne 0 ] || fail "a build within three seconds"
all=(--all) # with the containers of podman's builds
[ "$ENGINE" = docker ] || all+=(--external)
quiet() { [ -z "$("$ENGINE" ps "${all[@]}" --quiet)" ]; }
wait_until 30 quiet
same "$("$ENGINE" image inspect --format ok "ride:$PG_MAJOR")" ok
