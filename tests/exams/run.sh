#!/usr/bin/env bash
# Lints one scenario and runs all of its exams on all of its variations, in folders of its own.
#   RIDE=…/ride [RIDE_EXAM_SEEDS=0,3,7] run.sh ID
. "$(dirname "$0")/common.sh"
"$RIDE" scenario lint --strict "$1"
"$RIDE" scenario exam "$1" --seeds "${RIDE_EXAM_SEEDS:-all}" --strict
