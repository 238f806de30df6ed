#!/usr/bin/env bash
# What a session was about to write for an earlier director cannot be kept: there is no card, and its file stays until it can.
. "$(dirname "$0")/common.sh"
boot 09/05

rounds_since() { told "(SELECT rounds >= 2 FROM ride.status() WHERE session = 'new_app')"; }
is_waiting() { told "EXISTS (SELECT FROM pg_locks WHERE NOT granted AND mode = 'RowExclusiveLock' AND database = (SELECT oid FROM pg_database WHERE datname = 'ride'))"; }
an_intent() { intent=$(find "$data/ride" -name 'intent.*' | head -n 1) && [ -n "$intent" ]; }

wait_until "new_app works" rounds_since
oncall app_db "INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (1, 'new', 1, now())"
hold_ledger
wait_until "an update waits to be kept" is_waiting
wait_until "what it writes is in a file" an_intent
left=$data/ride/intent.2147483647 # of no process
as_server cp "$intent" "$left"
oncall app_db "SELECT ride.score()" >"$work/out" 2>"$work/err" && fail "there is a card: $(<"$work/out")"
has "$(<"$work/err")" "the journal of the incident is not written in time"
[ -f "$left" ] || fail "the file is gone, and nothing of it is kept"
release_ledger
oncall app_db "SELECT ride.score()" >"$work/out" || fail "there is no card"
[ ! -f "$left" ] || fail "the file is left though it is kept"
