#!/usr/bin/env bash
# Plays exams and records what each card was judged by, for judge replay. To run after adding or changing exams: what it
# writes is committed with them. An exam that fails is not recorded, and the recording that there was stays.
#   RIDE=…/ride tests/replay/record.sh [ID…] [OPTIONS of `ride scenario exam`]
# Without RIDE it is what `./dev build` has built.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(dirname "$(dirname "$here")")
export RIDE_SCENARIOS=${RIDE_SCENARIOS:-$root/scenarios} RIDE_RUNTIME=local

exams=(scenario exam "$@" --seeds first --record "$here/recorded")
if [ -n "${RIDE:-}" ]; then
	exec "$RIDE" "${exams[@]}"
fi
exec "$root/dev" ride "${exams[@]}"
