#!/usr/bin/env bash
# The director is killed when an application's update of a seeded row has been committed and nothing of it has been kept:
# whoever touches the table is not blamed for the row, and is for others.
. "$(dirname "$0")/common.sh"
boot 09/05

lost() { oncall postgres "SELECT count(*) FROM ride.scorecard() WHERE item = 'lost-data'"; }
rounds_since() { told "(SELECT rounds >= $1 + 2 FROM ride.status() WHERE session = 'new_app')"; }

wait_until "new_app works" rounds_since 0
oncall app_db "INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (1, 'new', 1, now())"
same "$(lost)" 0 "harm by a row of one's own"
hold_ledger
wait_until "an update waits to be kept" told "EXISTS (SELECT FROM pg_locks WHERE NOT granted AND mode = 'RowExclusiveLock' AND database = (SELECT oid FROM pg_database WHERE datname = 'ride'))"
kill_hard "$director"
release_ledger
live_again
wait_until "new_app works again" rounds_since 0
same "$(lost)" 0 "harm by an update that nobody has kept"
oncall app_db "UPDATE orders SET total_cents = total_cents + 1 WHERE id = 5"
same "$(lost)" 1 "harm by the on-call"
