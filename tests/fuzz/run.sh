#!/usr/bin/env bash
# Runs the fuzz targets with libFuzzer, under AddressSanitizer and UBSan. clang is installed from Debian when missing.
#   run.sh [TARGET|all] [SECONDS]      all targets, 20 seconds each
# What it learns stays in the build folder. A find is written to corpus/TARGET/ as crash-, timeout- or oom-…, where
# `ctest -L fuzz` runs it again, without clang, from then on.
# Environment: RIDE_BUILD (the build folder), PG_CONFIG (as for ./dev).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
build=${RIDE_BUILD:-$source/build/fuzz}
wanted=${1:-all}
seconds=${2:-20}

fail() {
	echo "run.sh: $*" >&2
	exit 1
}

install_clang() {
	local package missing=() root=()
	for package in clang libclang-rt-14-dev; do
		[ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || :)" = installed ] || missing+=("$package")
	done
	[ "${#missing[@]}" -gt 0 ] || return 0
	[ "$(id -u)" -eq 0 ] || root=(sudo)
	echo "run.sh: installing ${missing[*]}" >&2
	"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >/dev/null ||
		fail "please install: ${missing[*]}"
}

# The shipped files of that kind are inputs too.
shipped() {
	case $1 in
	scenario) ls "$source"/scenarios/stage-*/*/scenario.toml ;;
	exam) ls "$source"/scenarios/stage-*/*/exam/exam.toml ;;
	vocabulary) ls "$source"/scenarios/*.toml ;;
	sql) ls "$source"/scenarios/common/*.sql "$source"/scenarios/stage-*/*/seed/*.sql ;;
	esac
}

fuzz() { # fuzz TARGET
	local learned=$build/corpus/$1 log=$build/$1.log options=()
	mkdir -p "$learned"
	shipped "$1" | while read -r file; do cp "$file" "$learned/shipped-$(cksum <"$file" | cut -d' ' -f1)"; done
	[ -e "$here/dictionaries/$1.dict" ] && options+=("-dict=$here/dictionaries/$1.dict")
	if ! "$build/tests/fuzz/fuzz_$1" "$learned" "$here/corpus/$1" "-max_total_time=$seconds" -max_len=16384 -timeout=10 \
		-rss_limit_mb=2048 "-artifact_prefix=$here/corpus/$1/" -print_final_stats=1 "${options[@]}" >"$log" 2>&1; then
		grep -vE '^#[0-9]|^INFO|NEW_FUNC|^(0x[0-9a-f]{2},)+' "$log" | head -60 >&2
		echo "$1: FOUND something; the whole log is $log" >&2
		return 1
	fi
	echo "$1: nothing found; $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") runs," \
		"$(find "$learned" -type f | wc -l) inputs worth keeping"
}

cd "$source"
targets=("$wanted")
if [ "$wanted" = all ]; then mapfile -t targets < <(find "$here" -name "*_fuzz.cpp" -printf "%f\n" | sed "s/_fuzz.cpp$//" | sort); fi
for target in "${targets[@]}"; do [ -e "$here/${target}_fuzz.cpp" ] || fail "there is no target $target"; done

install_clang
cmake --preset fuzz -B "$build" ${PG_CONFIG:+-DPG_CONFIG="$PG_CONFIG"} >/dev/null
cmake --build "$build" --target "${targets[@]/#/fuzz_}" >"$build/build.log" 2>&1 || {
	grep -E 'error|FAILED' "$build/build.log" >&2
	fail "the build failed: $build/build.log"
}
status=0
for target in "${targets[@]}"; do fuzz "$target" || status=1; done
exit "$status"
