# Shared by the tests of exams: each drives the real `ride` named by $RIDE, in folders of its own below $work.
# shellcheck shell=bash
set -euo pipefail

: "${RIDE:?set RIDE to the staged launcher, e.g. build/dev/stage/usr/bin/ride}"

# Hundreds of clusters are copied and thrown away: in memory, where there is plenty of it, that costs a third.
roomy() {
	local wanted=$((4 * 1024 * 1024)) # kB
	[ -w /dev/shm ] && [ "$(stat --file-system --format=%T /dev/shm)" = tmpfs ] &&
		[ "$(df --output=avail -k /dev/shm | tail -n 1)" -ge "$wanted" ] &&
		[ "$(sed -n 's/^MemAvailable: *\([0-9]*\) kB$/\1/p' /proc/meminfo)" -ge "$wanted" ]
}
if roomy; then folder=/dev/shm; else folder=${TMPDIR:-/tmp}; fi

work=$(mktemp -d "$folder/ride-exam.XXXXXX")
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
