# Shared by the tests of exams: each drives the real `ride` named by $RIDE, in folders of its own below $work.
# shellcheck shell=bash
set -euo pipefail

: "${RIDE:?set RIDE to the staged launcher, e.g. build/dev/stage/usr/bin/ride}"

. "$(dirname "${BASH_SOURCE[0]}")/../scratch.sh"
work=$(mktemp -d "$scratch/ride-exam.XXXXXX")
chmod 711 "$work" # as root, the server's unprivileged user must be able to pass through
export RIDE_STATE_DIR=$work/state RIDE_CACHE_DIR=$work/cache NO_COLOR=1

finish() {
	"$RIDE" stop --all >/dev/null || echo "warning: ride stop --all failed" >&2
	rm -rf "$work"
}
trap finish EXIT

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

# has TEXT PART: the text contains the part.
has() {
	case $1 in *"$2"*) ;; *) fail "expected '$2' in: $1" ;; esac
}

# lacks TEXT PART: it does not.
lacks() {
	case $1 in *"$2"*) fail "did not expect '$2' in: $1" ;; esac
}
