#!/usr/bin/env bash
# A briefing by full id, short id and part of the slug; never the solution.
. "$(dirname "$0")/common.sh"

run 0 "$RIDE" show stage-09/09-schema-drift-between-tenant-databases
full=$out
has "$full" "Schema drift between tenant databases"
has "$full" "databases: tenant_a, tenant_b, tenant_c"
run 0 "$RIDE" show 09/09
same "$out" "$full"
run 0 "$RIDE" postgres show schema-drift
same "$out" "$full"
case $full in *release_id* | *schema_behind*) fail "the briefing gives the cause away" ;; esac
run 0 "$RIDE" show 09/09 --json
has "$out" '"instances":12'

run 3 "$RIDE" show 09/99
has "$err" "there is no scenario"
run 3 "$RIDE" show tenant
has "$err" "several"
run 4 "$RIDE" show
has "$err" "no sandbox is running"
