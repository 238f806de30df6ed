#!/usr/bin/env bash
# `make installcheck`: pg_regress with the module that is installed, on a temporary server. Other extensions play in a server
# that runs already; a sandbox is a whole server, which loads ride as it starts and says that it is one.
#   installcheck.sh BINDIR PKGLIBDIR EXTENSION_FOLDER [NAME…]    NAME: a test of sql/schedule; none: all of them
set -euo pipefail
bindir=$1 pkglibdir=$2 extension=$3
shift 3
tests=$(cd "$(dirname "$0")/.." && pwd)
source=$(dirname "$tests")

fail() {
	echo "installcheck: $*" >&2
	exit 1
}

for file in "$pkglibdir/ride.so" "$extension/ride.control"; do
	[ -e "$file" ] || fail "ride is not installed in this server ($file is missing): run 'make install' first, with the same PG_CONFIG"
done
major=$("$bindir/postgres" --version | sed 's/^postgres (PostgreSQL) \([0-9]*\).*/\1/')
[ -x "$pkglibdir/pgxs/src/test/regress/pg_regress" ] ||
	fail "pg_regress is missing below $pkglibdir/pgxs: on Debian, install postgresql-server-dev-$major"
[ -e "$pkglibdir/pg_stat_statements.so" ] ||
	fail "pg_stat_statements, which every sandbox loads, is missing in $pkglibdir: install PostgreSQL's contrib modules"
if [ "$(id -u)" -eq 0 ] && ! id postgres >/dev/null 2>&1; then
	fail "as root, the temporary server runs as user postgres, and there is none: run this as an ordinary user"
fi

# The inputs, and a schedule of the chosen tests after the one that makes the extension.
# shellcheck source=tests/scratch.sh
. "$tests/scratch.sh"
work=$(mktemp -d "$scratch/ride-installcheck.XXXXXX")
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir "$work/source"
cp -r "$source/sql" "$source/expected" "$work/source/"
schedule=$work/source/sql/schedule
if [ $# -gt 0 ]; then
	first=$(sed -n '0,/^test: */s/^test: *//p' "$schedule")
	for name in "$@"; do
		grep -qx "test: $name" "$schedule" || fail "there is no test '$name'; there are: $(sed -n 's/^test: *//p' "$schedule" | xargs)"
	done
	printf 'test: %s\n' "$first" "$@" | awk '!seen[$0]++' >"$work/chosen"
	mv "$work/chosen" "$schedule"
fi
# No ride.scenario_path: the module that is installed knows where its scenarios are.
grep -v '^ride\.scenario_path' "$tests/regress/regress.conf.in" >"$work/regress.conf"

unset RIDE_TESTS
if ! bash "$tests/regress/run.sh" regress "$work/source" "$work" "$bindir" "$pkglibdir/pgxs"; then
	for file in regression.diffs regression.out; do # where other extensions leave them
		[ ! -e "$work/regress/out/$file" ] || cp --no-preserve=ownership "$work/regress/out/$file" .
	done
	fail "the tests failed: regression.out and regression.diffs in $PWD say how"
fi
