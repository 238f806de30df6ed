#!/usr/bin/env bash
# A scenario with a fault does not start: file, line, key and mend are named, and nothing is left.
. "$(dirname "$0")/common.sh"
cp -R "${RIDE_SCENARIOS:-$(dirname "$RIDE")/../share/ride/scenarios}" "$work/scenarios"
chmod -R a+rX "$work/scenarios"
export RIDE_SCENARIOS=$work/scenarios
toml=$work/scenarios/stage-09/09-schema-drift-between-tenant-databases/scenario.toml

sed -i 's/^points = 12$/points = 13/' "$toml"
run 8 "$RIDE" start 09/09
has "$err" "scenario.toml:"
has "$err" "not to 40"
nothing_left || fail "a broken scenario left something"
run 8 "$RIDE" scenario lint 09/09
has "$out" "scenario.toml:"
sed -i 's/^points = 13$/points = 12/' "$toml"

# What only the server can see: a seed that fails is the server's error, whole.
echo 'SELECT 1/0;' >>"$work/scenarios/common/orders.sql"
run 7 "$RIDE" start 09/09
has "$err" "division by zero"
nothing_left || fail "a failing seed left something: $(ls -AR "$RIDE_STATE_DIR" "$RIDE_CACHE_DIR" | head -n 20)"

# Mended, it starts: the failure was not cached.
sed -i '$d' "$work/scenarios/common/orders.sql"
run 0 "$RIDE" start 09/09

# A changed scenario is seeded anew, never taken from the old snapshot.
run 0 "$RIDE" stop
echo 'CREATE TABLE fresh (x int);' >>"$work/scenarios/common/orders.sql"
run 0 "$RIDE" start 09/09
same "$(sql tenant_a "SELECT to_regclass('fresh') IS NOT NULL")" t
