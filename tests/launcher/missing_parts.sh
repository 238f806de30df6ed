#!/usr/bin/env bash
# No PostgreSQL, no module, no scenarios: said, with the package to install.
. "$(dirname "$0")/common.sh"

mkdir "$work/empty"
RIDE_PG_BINDIR=$work/empty run 6 "$RIDE" start 09/09
has "$err" "apt install postgresql-"
nothing_left || fail "left something"
RIDE_PG_BINDIR=$work/empty run 6 "$RIDE" doctor
has "$out" "missing"

# A server without the module: a prefix of links to the real one.
real=$(field bindir "$("$RIDE" start 09/09 >/dev/null && tr -d '\n\t' <"$RIDE_STATE_DIR/09-09/record.json" | sed 's/": /":/g')")
"$RIDE" stop >/dev/null
mkdir -p "$work/other/lib/postgresql/15"
cp -R "$real" "$work/other/lib/postgresql/15/bin"
RIDE_PG_BINDIR=$work/other/lib/postgresql/15/bin run 6 "$RIDE" start 09/09
has "$err" "has no ride module"

RIDE_SCENARIOS=$work/empty run 6 "$RIDE" list
has "$err" "there are no scenarios in"
nothing_left || fail "left something"
