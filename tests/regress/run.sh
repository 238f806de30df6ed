#!/usr/bin/env bash
# Runs pg_regress or the isolation tester as an unprivileged user (initdb refuses root), from copies of the inputs, so
# that the source tree may lie where that user cannot read.
#   run.sh regress|isolation SOURCE BUILD BINDIR PGXS
set -euo pipefail
kind=$1 source=$2 build=$3 bindir=$4 pgxs=$5

work=$build/$kind
rm -rf "$work"
mkdir -p "$work/out"
. "$(dirname "$0")/../scratch.sh"
instance=$(mktemp -d "$scratch/ride-$kind.XXXXXX")
trap 'rm -rf "$instance"' EXIT
case $kind in
regress)
	cp -r "$source/sql" "$source/expected" "$work/"
	schedule=$source/sql/schedule
	tester=$pgxs/src/test/regress/pg_regress
	;;
isolation)
	cp -r "$source/tests/isolation/specs" "$source/tests/isolation/expected" "$work/"
	schedule=$source/tests/isolation/schedule
	tester=$pgxs/src/test/isolation/pg_isolation_regress
	;;
*)
	echo "run.sh: unknown kind $kind" >&2
	exit 2
	;;
esac
cp "$schedule" "$work/schedule"
# For one feature: RIDE_TESTS="NAME…" plays these alone, after what makes the extension.
if [ -n "${RIDE_TESTS:-}" ]; then
	read -ra tests <<<"$RIDE_TESTS"
	{ grep -m 1 '^test:' "$schedule"; printf 'test: %s\n' "${tests[@]}"; } >"$work/schedule"
fi
cp "$build/regress.conf" "$work/"

# Whoever runs this, the temporary server has the superuser postgres, whom the inputs connect as. pg_regress itself
# connects as its caller, and tells initdb nothing: so it gets an initdb of ours.
mkdir "$work/bin"
ln -s "$bindir"/* "$work/bin/"
rm "$work/bin/initdb"
cat >"$work/bin/initdb" <<INITDB
#!/bin/sh
"$bindir/initdb" --username=postgres "\$@" || exit
[ "\$(id -un)" = postgres ] || echo "CREATE ROLE \"\$(id -un)\" SUPERUSER LOGIN" |
	"$bindir/postgres" --single -D "$instance/server/data" postgres
INITDB
chmod 755 "$work/bin" "$work/bin/initdb"

run=()
if [ "$(id -u)" -eq 0 ]; then
	chown -R postgres "$work" "$instance"
	run=(runuser -u postgres --)
fi
cd "$work"
# Not in whatever locale the developer has: tables are drawn by the widths of their characters.
if ! "${run[@]}" env --unset=LC_CTYPE --unset=LC_COLLATE LANG=C.UTF-8 PATH="$work/bin:$PATH" "$tester" --temp-instance="$instance/server" --temp-config="$work/regress.conf" \
	--bindir="$work/bin" --inputdir="$work" --outputdir="$work/out" --schedule="$work/schedule" --launcher="env PGUSER=postgres" \
	--max-connections=1; then
	[ ! -s "$work/out/regression.diffs" ] || cat "$work/out/regression.diffs"
	[ ! -s "$work/out/log/postmaster.log" ] || tail -n 40 "$work/out/log/postmaster.log"
	exit 1
fi
