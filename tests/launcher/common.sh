# Shared by the tests of the launcher: each drives the real `ride` named by $RIDE, in folders of its own.
# A test fails at its first wrong answer, says which, and leaves nothing behind.
# shellcheck shell=bash disable=SC2034
set -euo pipefail

: "${RIDE:?set RIDE to the staged launcher, e.g. build/dev/stage/usr/bin/ride}"
skipped=77 # what CTest takes for "skipped"

. "$(dirname "${BASH_SOURCE[0]}")/../scratch.sh"
work=$(mktemp -d "$scratch/ride-test.XXXXXX")
chmod 711 "$work" # as root, the server's unprivileged user must be able to pass through
export RIDE_STATE_DIR=$work/state RIDE_CACHE_DIR=$work/cache NO_COLOR=1

finish() {
	local status=$?
	"$RIDE" stop --all >/dev/null 2>&1 || echo "warning: ride stop --all failed" >&2
	mountpoint -q "$work/small" 2>/dev/null && umount "$work/small"
	rm -rf "$work"
	# A sanitizer's report, of whichever process, is the end of any test; only builds under sanitizers name the files.
	if [ -n "${RIDE_SANITIZER_REPORTS:-}" ] && compgen -G "$RIDE_SANITIZER_REPORTS.*" >/dev/null; then
		cat "$RIDE_SANITIZER_REPORTS".* >&2
		rm -f "$RIDE_SANITIZER_REPORTS".*
		status=1
	fi
	[ "$status" -eq 0 ] && echo "ok: $(basename "$0")"
	exit "$status"
}
trap finish EXIT

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

skip() {
	echo "SKIPPED: $(basename "$0"): $*" >&2
	exit "$skipped"
}

# run STATUS COMMAND…: runs it, wants that exit status, leaves its outputs in $out and $err.
run() {
	local want=$1 got=0
	shift
	"$@" >"$work/out" 2>"$work/err" </dev/null || got=$?
	out=$(<"$work/out") err=$(<"$work/err")
	[ "$got" -eq "$want" ] || fail "'$*' exited with $got, not $want; stdout: $out; stderr: $err"
}

# has TEXT PART: the text contains the part.
has() {
	case $1 in *"$2"*) ;; *) fail "expected '$2' in: $1" ;; esac
}

same() {
	[ "$1" = "$2" ] || fail "expected '$2', got '$1'"
}

# wait_until SECONDS COMMAND…: until it succeeds.
wait_until() {
	local deadline=$((SECONDS + $1))
	shift
	until "$@"; do
		[ "$SECONDS" -lt "$deadline" ] || fail "waited in vain for: $*"
		sleep 0.01
	done
}

# field NAME JSON: a value of a flat JSON object of ours.
field() {
	sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" <<<"$2"
}

# Server processes of this test's own sandboxes and caches.
servers() {
	pgrep -f -- "postgres -D $work/" || [ $? -eq 1 ] # 1: there is none
}

no_servers() {
	[ -z "$(servers)" ]
}

# A process that has ended but that init has not buried yet is none.
no_process() {
	case $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) in '' | Z* | X*) ;; *) return 1 ;; esac
}

# Nothing of a sandbox is left: no file, no process.
nothing_left() {
	no_servers && [ -z "$(ls -A "$RIDE_STATE_DIR" 2>/dev/null)" ] && [ -z "$(find "$RIDE_CACHE_DIR" -name '*.building-*' 2>/dev/null)" ]
}

# The sandbox's postmaster.
postmaster() {
	head -n 1 "$RIDE_STATE_DIR/$1/data/postmaster.pid"
}

# SQL as the on-call: sql DATABASE STATEMENT
sql() {
	"$RIDE" psql -d "$1" -- --no-psqlrc --tuples-only --no-align --set=ON_ERROR_STOP=1 --command="$2"
}
