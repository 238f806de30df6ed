#!/usr/bin/env bash
# What goes wrong with engines, each with its own words and exit status.
. "$(dirname "$0")/../case.sh"

# No image of that major.
run 16 "$RIDE" start 09/09 --pg 16
has "$err" "no image ride:16"
has "$err" "ride image build --pg 16"
# No program, and no engine behind the program.
PATH=/nowhere run 12 "$RIDE" start 09/09
has "$err" "$ENGINE is not installed"
mkdir "$work/fake"
printf '#!/bin/sh\n[ "$1" = --version ] && echo "%s version 99"\nexit 1\n' "$ENGINE" >"$work/fake/$ENGINE"
chmod +x "$work/fake/$ENGINE"
PATH=$work/fake:$PATH run 12 "$RIDE" start 09/09
has "$err" "does not answer"
# A program that never answers is not waited for for ever: the engine is asked with a limit.
run 2 "$RIDE" start 09/09 --runtime nonsense
run 2 "$RIDE" start 09/09 --runtime local --no-tcp
nothing_left

# The port of a sandbox that is reset was taken meanwhile.
run 0 "$RIDE" start 09/09 --json
port=$(field port "$out")
"$ENGINE" rm --force "$(container_of 09-09)" >/dev/null
run 14 "$RIDE" score
has "$err" "not running"
run 0 "$ENGINE" run --detach --name "thief-$$" --label "ride.state=$RIDE_STATE_DIR" --publish "127.0.0.1:$port:5432" "ride:$PG_MAJOR" 09/05
run 10 "$RIDE" reset
run 0 "$ENGINE" rm --force "thief-$$"
run 0 "$RIDE" reset
run 0 "$RIDE" status
# A server that dies inside ends its container, and says so.
inside 09-09 sh -c 'kill -QUIT $(head -n 1 /run/ride/state/*/data/postmaster.pid)' || :
down() { [ "$("$RIDE" ps --json | grep -o '"state":"down"')" ]; }
wait_until 30 down
run 14 "$RIDE" psql -- -c 'SELECT 1'
run 0 "$RIDE" reset
run 0 "$RIDE" stop

# The image of another incident set: a broken scenario is said to be broken, not the container.
cp -R "$(dirname "$0")/../../../scenarios" "$work/scenarios"
printf '\nnonsense = 1\n' >>"$work/scenarios/common.toml"
RIDE_SCENARIOS=$work/scenarios run 8 "$RIDE" start 09/09
nothing_left
