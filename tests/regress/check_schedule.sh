#!/usr/bin/env bash
# Every input is in its schedule, has expected output, and every scheduled test has an input.
set -euo pipefail
cd "$1"
status=0
complain() {
	echo "$*" >&2
	status=1
}
check() { # check SCHEDULE INPUT_FOLDER SUFFIX EXPECTED_FOLDER
	local name file
	for file in "$2"/*."$3"; do
		name=$(basename "$file" ".$3")
		grep -qw -- "$name" "$1" || complain "$file is in no schedule"
		[ -e "$4/$name.out" ] || complain "$file has no expected output"
	done
	for name in $(sed -n 's/^test: *//p' "$1"); do
		[ -e "$2/$name.$3" ] || complain "$1 names $name, which has no input"
	done
}
check sql/schedule sql sql expected
check tests/isolation/schedule tests/isolation/specs spec tests/isolation/expected
exit "$status"
