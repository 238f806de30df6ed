#!/usr/bin/env bash
# Runs the exams of an incident that no learner gets: applications write every kind of value, and what is done below them
# must be worth exactly its card.
#   RIDE=…/ride run.sh [OPTIONS OF ride scenario exam]
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../exams/common.sh"
export RIDE_SCENARIOS=$work/scenarios
mkdir "$RIDE_SCENARIOS"
cp "$here"/../../scenarios/*.toml "$RIDE_SCENARIOS"
cp -r "$here"/scenarios/* "$RIDE_SCENARIOS"
"$RIDE" scenario exam --seeds 0 "$@"
