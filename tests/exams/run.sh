#!/usr/bin/env bash
# Lints one scenario and runs all of its exams on one seed, in folders of its own.
#   RIDE=…/ride run.sh ID SEED
set -euo pipefail
work=$(mktemp -d "${TMPDIR:-/tmp}/ride-exam.XXXXXX")
chmod 711 "$work"
export RIDE_STATE_DIR=$work/state RIDE_CACHE_DIR=$work/cache NO_COLOR=1
finish() {
	"$RIDE" stop --all >/dev/null || echo "warning: ride stop --all failed" >&2
	rm -rf "$work"
}
trap finish EXIT
"$RIDE" scenario lint "$1"
"$RIDE" scenario exam "$1" --seeds "$2" --jobs 2
