#!/usr/bin/env bash
# Debian's own judge of packages: no error and no warning.
. "$(dirname "$0")/common.sh"
: "${PACKAGES:?set PACKAGES to the folder with the packages}"
command -v lintian >/dev/null || skip "lintian is not installed"
compgen -G "$PACKAGES/*.deb" >/dev/null || skip "no packages were built (see package.build)"
# The one exception: the first upload to Debian itself would have to close a bug there; these packages are not uploaded.
lintian --no-cfg --allow-root --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$PACKAGES"/*.deb || fail "lintian has complaints"
