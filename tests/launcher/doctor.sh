#!/usr/bin/env bash
# The doctor names what is there and what is missing, with the mend.
. "$(dirname "$0")/common.sh"
run 0 "$RIDE" doctor
has "$out" "postgresql"
has "$out" "ride.so"
has "$out" "$RIDE_STATE_DIR"
run 0 "$RIDE" doctor --json
has "$out" '"check":"scenarios"'
RIDE_SCENARIOS=$work run 6 "$RIDE" doctor
has "$out" "no mechanisms.toml"

# An engine whose program is there and whose service is not: said so, and no harm.
mkdir "$work/bin"
printf '#!/bin/sh\necho "Cannot connect to the Docker daemon" >&2\nexit 1\n' >"$work/bin/docker"
chmod 755 "$work/bin/docker"
PATH=$work/bin:$PATH run 0 "$RIDE" doctor
has "$out" "its engine does not answer"
