#!/usr/bin/env bash
# The packages of this build: made anew, two of them, by the generator's own means.
. "$(dirname "$0")/common.sh"
: "${BUILD:?set BUILD to the build folder}" "${PACKAGES:?set PACKAGES to the folder the packages go to}"
for tool in dpkg-shlibdeps file; do
	command -v $tool >/dev/null || skip "$tool is not installed (packages dpkg-dev and file)"
done
rm -rf "$PACKAGES"
(cd "$BUILD" && cpack --config CPackConfig.cmake) >"$work/log" 2>&1 || {
	cat "$work/log"
	fail "cpack could not make the packages"
}
only "$PACKAGES/ride_*.deb"
only "$PACKAGES/postgresql-*-ride_*.deb"
