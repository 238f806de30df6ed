#!/usr/bin/env bash
# The catalogue: everything, filtered, as JSON; with and without "postgres".
. "$(dirname "$0")/common.sh"

run 0 "$RIDE" list
has "$out" "09/09"
has "$out" "Schema drift between tenant databases"
has "$out" "Migrations & Releases"
everything=$out
run 0 "$RIDE" postgres list
same "$out" "$everything"

run 0 "$RIDE" list --level 5
has "$out" "12/02"
case $out in *09/09*) fail "level 4 among level 5" ;; esac
run 0 "$RIDE" list --topic incident
has "$out" "12/02"
case $out in *09/09*) fail "--topic does not filter" ;; esac
run 0 "$RIDE" list --topic "no such topic"
has "$out" "no incident fits"

run 0 "$RIDE" list --json
has "$out" '"id":"stage-09/05-backward-incompatible-migration"'
has "$out" '"minutes":[20,30]'

# One broken scenario does not hide the others.
cp -R "${RIDE_SCENARIOS:-$(dirname "$RIDE")/../share/ride/scenarios}" "$work/scenarios"
echo 'nonsense = 1' >>"$work/scenarios/stage-09/08-migration-applied-to-one-tenant-only/scenario.toml"
RIDE_SCENARIOS=$work/scenarios run 8 "$RIDE" list
has "$out" "09/09"
has "$err" "nonsense"
