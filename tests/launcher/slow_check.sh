#!/usr/bin/env bash
# Arming has 30 seconds for a check where a score has 8: a slow one is waited for, and not cut off by a timeout of the
# session that it is asked in. A score says that it took too long.
. "$(dirname "$0")/common.sh"
cp -R "${RIDE_SCENARIOS:-$(dirname "$RIDE")/../share/ride/scenarios}" "$work/scenarios"
chmod -R a+rX "$work/scenarios"
export RIDE_SCENARIOS=$work/scenarios
toml=$work/scenarios/stage-09/09-schema-drift-between-tenant-databases/scenario.toml
sed -i 's/^changed = "{{indexes}}"$/changed = "SELECT pg_sleep(9.5)"/' "$toml"
grep -q pg_sleep "$toml" || fail "no check was made slow"

run 0 "$RIDE" start 09/09
run 7 "$RIDE" score
has "$err" "a check of tenant_"
has "$err" "did not come to an end"
