#!/usr/bin/env bash
# One whole attempt through the verbs: look, ask, diagnose, repair, score, submit, read.
. "$(dirname "$0")/common.sh"
run 0 "$RIDE" start 09/09

run 0 "$RIDE" show
has "$out" "tenant_a"
run 0 "$RIDE" status
has "$out" "live · stage-09/09-schema-drift-between-tenant-databases · seed 0"
has "$out" "failing"
run 0 "$RIDE" status --json
has "$out" '"session":"orders_api"'
failed_once() { "$RIDE" logs | grep -q 42703; }
wait_until 30 failed_once
run 0 "$RIDE" logs --json -n 1
has "$out" '"application":"orders_api"'

run 0 "$RIDE" hint
[ -n "$out" ] || fail "an empty hint"
run 0 "$RIDE" diagnose
has "$out" "schema_behind"
has "$out" "nothing noted yet"
run 2 "$RIDE" diagnose schema_behind
run 0 "$RIDE" diagnose schema_behind tenant_a
has "$out" "noted: schema_behind"
run 0 "$RIDE" diagnose schema_behind tenant_a --drop
run 0 "$RIDE" diagnose schema_behind tenant_b
run 0 "$RIDE" diagnose
has "$out" "noted: schema_behind · tenant_b"
run 7 "$RIDE" diagnose no_such_mechanism tenant_b

run 0 "$RIDE" score
has "$out" "Total"
run 9 "$RIDE" score --min 50
run 0 "$RIDE" score --json
same "$(field fix "$out")" 0
run 0 "$RIDE" score --junit
has "$out" "<testcase"
run 2 "$RIDE" score --json --junit

run 7 "$RIDE" postmortem
run 15 "$RIDE" submit
has "$err" "--yes"

for tenant in tenant_a tenant_b tenant_c; do sql $tenant 'SELECT version FROM schema_migrations' >/dev/null; done
sql tenant_b "SELECT column_name FROM information_schema.columns WHERE table_name = 'orders'" >/dev/null
sql tenant_b "ALTER TABLE orders ADD COLUMN release_id text; INSERT INTO schema_migrations VALUES ('20260531_add_order_release_id')" >/dev/null
works_again() { [ "$("$RIDE" status --json | grep -o '"state":"[a-z]*"' | sort -u)" = '"state":"working"' ]; }
wait_until 30 works_again
run 0 "$RIDE" score --min 1

run 0 "$RIDE" submit --yes --json
same "$(field fix "$out")" 40
has "$out" '"submitted":true'
card=$out
run 0 "$RIDE" score --json
same "$out" "$card"
run 0 "$RIDE" postmortem
has "$out" "tenant_b"
