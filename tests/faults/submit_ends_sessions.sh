#!/usr/bin/env bash
# Submit ends the on-call's other sessions, with whatever stands uncommitted in them, and judges what is left.
. "$(dirname "$0")/common.sh"
boot 09/09
open_session forgotten tenant_b
say "idle in transaction" "BEGIN"
say "idle in transaction" "ALTER TABLE orders ADD COLUMN release_id text"
idle_pid=$(client_pid forgotten tenant_b)
clients=$(super postgres "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'orders_api'")

submitted=$("$RIDE" submit --yes --json)
has "$submitted" '"detect":0,"fix":0,"trap":0,"total":0,"hints":0,"noted":0,"submitted":true'
same "$(super postgres "SELECT count(*) FROM pg_stat_activity WHERE pid = $idle_pid")" 0 "the other session"
same "$(super tenant_b "SELECT count(*) FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attname = 'release_id'")" 0 "its uncommitted column"
# It is nobody's trap, and no application was touched.
case $submitted in *'"state":"sprung"'*) fail "a trap is sprung: $submitted" ;; esac
same "$(super postgres "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'orders_api'")" "$clients" "clients"
close_session
has "$("$RIDE" score --json)" '"submitted":true'
