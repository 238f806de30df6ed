#!/usr/bin/env bash
# The levels of proof, each whole in itself. What each has played, and the command for what it has left out, stands at its end.
#   quick   with each change, in a quarter of an hour: units, regress, isolation, launcher, attacks, short faults; all exams of
#           the scenarios that have changed on two instances, a few of the others. Where the engine has changed (model,
#           director, extension), the other exams follow as far as the time goes.
#   engine  every exam on two instances; faults, fire, guests, the ledger; whether pages are true.
#   all     before a release: every exam on every instance, other majors, containers, packages, bare machines, sanitizers,
#           clients, PostgreSQL's own suites. With I/N, a share of it.
#   RIDE=…/ride BUILD=… [BEGUN=SECONDS] levels.sh quick|engine|all [I/N]
# RIDE_TEST_BASE is the commit that changes are asked against; else .ci/passed names the last that continuous integration has
# passed, .ci/passed-engine the last whose every exam has been played, and it is HEAD~50 at the farthest. RIDE_TEST_MINUTES is
# how long the quick level may begin further exams after a change of the engine (15).
set -uo pipefail
: "${RIDE:?run it by ./dev test}" "${BUILD:?run it by ./dev test}"
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
level=${1:?which level: quick, engine or all} share=${2:-1/1}
begun=${BEGUN:-$EPOCHSECONDS} minutes=${RIDE_TEST_MINUTES:-15}

. tests/scratch.sh
work=$(mktemp -d "$scratch/ride-levels.XXXXXX")
chmod 711 "$work" # as root, the server's unprivileged user must be able to pass through
finish() {
	RIDE_STATE_DIR=$work/state "$RIDE" stop --all >/dev/null || echo "warning: ride stop --all failed" >&2
	rm -rf "$work"
}
trap finish EXIT

say() { printf '\n== %s\n' "$*"; }

# part NAME COMMAND…: one line of the table at the end. 77 is a test's word for "this machine cannot".
table=() status=0
part() {
	local name=$1 from=$EPOCHSECONDS code=0 word=ok
	shift
	say "$name: $*"
	"$@" 2>&1 | tee "$work/out"
	code=${PIPESTATUS[0]}
	case $code in
	0) ;;
	77)
		word="NOT TESTED"
		left "$name, which this machine cannot test" "$*"
		[ "$level" != all ] || status=1
		;;
	*) word=FAILED status=1 ;;
	esac
	table+=("$(printf '%-10s  %-10s  %4d s  %s' "$name" "$word" $((EPOCHSECONDS - from)) "$(grep -v "^not played: " "$work/out" | tail -n 1 | cut -c 1-80)")")
	sed -n 's/^not played: /&/p' "$work/out" >>"$work/left"
}

left() { printf '%s\n' "$1: $2" >>"$work/left"; }

# find_base FILE: sets base to a commit, and why to the reason. FILE names one that has passed. Where git knows none, base is
# one that nobody knows, and everything counts as changed.
find_base() {
	local passed
	base=HEAD~50 why="git cannot tell what has changed: everything counts"
	git rev-parse --verify --quiet 'HEAD^{commit}' >/dev/null 2>&1 || return
	passed=$(cat "$1" 2>/dev/null)
	if [ -n "${RIDE_TEST_BASE:-}" ]; then
		base=$RIDE_TEST_BASE why="RIDE_TEST_BASE"
	elif [ -n "$passed" ] && git merge-base --is-ancestor "$passed" HEAD 2>/dev/null && [ "$(git rev-list --count "$passed..HEAD")" -le 50 ]; then
		base=$passed why="$1"
	else
		why="no nearer one is known to have passed"
	fi
	git rev-parse --verify --quiet "$base^{commit}" >/dev/null || why="git knows no such commit here: everything counts as changed"
}

# changed BASE PATH…: whether any differs from it, committed or not.
changed() {
	local from=$1
	shift
	[ -n "$(git ls-files --others --exclude-standard -- "$@" 2>/dev/null)" ] && return 0
	! git diff --quiet "$from" -- "$@" 2>/dev/null
}

# The names of the tests that ask whether pages are true, of scenarios that have changed.
told_of_changed() {
	local folder
	for folder in scenarios/stage-*/*/; do
		if changed "$base" "$folder" tests/exams/told; then sed -E 's#.*stage-([0-9]+)/([0-9]+)-.*#\1-\2#' <<<"$folder"; fi
	done | paste -sd '|'
}

# tests NAME CTEST ARGS…
tests() {
	local name=$1
	shift
	part "$name" ./dev test "$@"
}

# exams ARGS…: in folders of their own
exams() {
	part exams env RIDE_RUNTIME=local RIDE_STATE_DIR="$work/state" RIDE_CACHE_DIR="$work/cache" NO_COLOR=1 \
		"$RIDE" scenario exam --strict "$@"
}

# count LEVELS: how many tests belong to them
count() { ctest --test-dir "$BUILD" -N -L "^level\\.($1)\$" | sed -n 's/^Total Tests: //p'; }

check_levels() {
	local all sum
	all=$(ctest --test-dir "$BUILD" -N | sed -n 's/^Total Tests: //p')
	sum=$(($(count quick) + $(count engine) + $(count all)))
	[ "$all" = "$sum" ] || { echo "$all tests, but $sum with one level each: see tests/CMakeLists.txt" && return 1; }
	echo "each of the $all tests has its level"
}

quick() {
	local told within=()
	tests tests -L '^level\.quick$'
	if changed "$base" launcher; then tests launcher -L '^launcher$' -LE '^level\.quick$'; fi
	told=$(told_of_changed)
	[ -z "$told" ] || RIDE_EXAM_SEEDS=0 tests told -R "^exam\\.told\\.($told)\$"
	part lint "$RIDE" scenario lint --strict
	if changed "$engine_base" model director extension; then
		local spare=$((minutes - (EPOCHSECONDS - begun + 59) / 60))
		within=(--within "$((spare > 0 ? spare : 0))")
	fi
	exams --seeds drawn --changed-since "$base" --history "$PWD/scenarios" "${within[@]}"
	left "$(count engine) more tests, and two instances of every exam" "./dev test --engine"
	left "$(count all) more tests; other majors, containers, sanitizers, every instance of every exam …" "./dev test --all"
}

engine() {
	RIDE_EXAM_SEEDS=${RIDE_EXAM_SEEDS:-0,3} tests tests -L '^level\.(quick|engine)$'
	part lint "$RIDE" scenario lint --strict
	exams --seeds drawn
	left "$(count all) more tests; other majors, containers, sanitizers, every instance of every exam …" "./dev test --all"
}

# mine: whether the next part is this share's
next=0
mine() { [ $((next++ % ${share#*/} + 1)) -eq "${share%/*}" ]; }

all() {
	local majors
	tests tests -I "${share%/*},,${share#*/}"
	exams --seeds all --shard "$share"
	mine && part lint "$RIDE" scenario lint --strict
	mine && part sanitize ./dev sanitize
	mine && part containers ./dev containers
	for majors in 17 18; do mine && part "matrix $majors" ./dev matrix "$majors"; done
	mine && part bare ./dev bare
	mine && part clients ./dev clients
	mine && part core ./dev core
	mine && part memcheck bash tests/module/memcheck.sh "$RIDE"
	mine && part rounds env RIDE_ROUNDS=200 RIDE_RUNTIME=local bash tests/faults/rounds.sh
	[ "$share" = 1/1 ] || left "the other shares" "./dev test --all --shard I/${share#*/}"
}

find_base .ci/passed-engine
engine_base=$base
find_base .ci/passed
printf 'level %s, compared with %s (%s)\n' "$level" "$base" "$why"
part levels check_levels
case $level in
quick) quick ;;
engine) engine ;;
all) all ;;
*) echo "levels.sh: no level is called $level: quick, engine or all" >&2 && exit 2 ;;
esac

say "level $level, $(((EPOCHSECONDS - begun + 59) / 60)) minutes, compared with $base ($why)"
printf '%s\n' "${table[@]}"
printf '\nleft out:\n'
sed 's/^/  /' "$work/left"
exit "$status"
