#!/usr/bin/env bash
# What an image of the matrix runs: the tests that depend on the server, then every exam on the chosen instances. Its last line
# sums up.
set -uo pipefail
status=0
export RIDE_RUNTIME=local RIDE_STATE_DIR=/tmp/ride-state RIDE_CACHE_DIR=/tmp/ride-cache
tested=$(./dev test -L 'regress|isolation|security|module|unit|exam|ledger|acts|guests' -LE '^level\.all$' | tee /dev/stderr | tail -n 1) || status=1
played=$(./dev ride scenario exam --strict --seeds "${RIDE_EXAM_SEEDS:-drawn}" | tee /dev/stderr | grep -E '^[0-9]+ exams?, ') || status=1
echo "$tested; $played"
exit "$status"
