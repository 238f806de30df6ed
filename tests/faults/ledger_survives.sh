#!/usr/bin/env bash
# What the applications were told is written is still known after the director was killed, and after the server crashed:
# nobody is blamed for either, and a row that is lost since then is missed.
. "$(dirname "$0")/common.sh"
boot 09/08

wrote_more() { # five rounds in the tenant that works, since rounds were $1
	told "(SELECT rounds >= $1 + 5 FROM ride.status() WHERE database = 'tenant_a')"
}
lost() { oncall postgres "SELECT count(*) FROM ride.scorecard() WHERE item = 'lost-data'"; }

wait_until "tenant_a takes orders" wrote_more 0
oncall tenant_a "INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (8, 'test', 1, now())"
kept=$(super tenant_a "SELECT max(id) FROM orders WHERE customer_id = 7")
kill_hard "$director"
live_again
wait_until "tenant_a takes orders again" wrote_more 0
same "$(lost)" 0 "harm after the director was killed"
kill_hard "$(client_pid orders_api tenant_a)"
live_again
wait_until "tenant_a takes orders again" wrote_more 0
same "$(lost)" 0 "harm after a crash"

oncall tenant_a "BEGIN" "DELETE FROM orders WHERE id = $kept" "ROLLBACK"
same "$(lost)" 0 "harm by a dry run"
oncall tenant_a "DELETE FROM orders WHERE id = $kept"
same "$(lost)" 1 "harm by a delete"
