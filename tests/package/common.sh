# Shared by the tests of the packages: $PACKAGES is the folder they are in.
# shellcheck shell=bash
set -euo pipefail

skipped=77 # what CTest takes for "skipped"

work=$(mktemp -d "${TMPDIR:-/var/tmp}/ride-package.XXXXXX")
trap 'rm -rf "$work"' EXIT

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

skip() {
	echo "SKIPPED: $(basename "$0"): $*" >&2
	exit "$skipped"
}

# has TEXT PART: the text contains the part.
has() {
	case $1 in *"$2"*) ;; *) fail "expected '$2' in: $1" ;; esac
}

# The one file of that name pattern.
only() {
	local found
	mapfile -t found < <(compgen -G "$1" || :)
	[ "${#found[@]}" -eq 1 ] || fail "expected one $1, found ${#found[@]}"
	printf '%s\n' "${found[0]}"
}
