#!/usr/bin/env bash
# The applications of the incident work, but slowly, and wait for each other: that is no "does not work". Only a session that
# holds on for good stops them.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
boot 12/02
oncall postgres "SELECT count(pg_blocking_pids(pid)) FROM pg_stat_activity" >/dev/null
oncall app_db "SELECT count(*), count(release_id) FROM orders" >/dev/null
for tenant in tenant_a tenant_b tenant_c; do oncall "$tenant" "SELECT version FROM schema_migrations" "SELECT count(*) FROM orders" >/dev/null; done
oncall postgres "SELECT ride.diagnose('blocked_by_open_transaction', 'migration_runner_1')" \
	"SELECT ride.diagnose('incomplete_backfill', 'app_db.orders')" "SELECT ride.diagnose('schema_behind', 'tenant_b')" >/dev/null
oncall tenant_b "ALTER TABLE orders ADD COLUMN release_id text" \
	"INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id')"
score
card_is "20 12 6" # the blocker is there: the writers do not work, and this is known at once

oncall postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1'" >/dev/null
oncall app_db "SET lock_timeout = '30s'" "ALTER TABLE orders ALTER COLUMN release_id SET DEFAULT 'unknown'" \
	"UPDATE orders SET release_id = 'unknown' WHERE release_id IS NULL"
# One after the other, and each so slow that there is always one at work: whoever asks meets it.
oncall app_db "CREATE FUNCTION one_by_one() RETURNS trigger LANGUAGE plpgsql AS \$\$ BEGIN PERFORM pg_advisory_xact_lock(1); PERFORM pg_sleep(0.4); RETURN NULL; END \$\$" \
	"CREATE TRIGGER one_by_one BEFORE UPDATE ON orders FOR EACH STATEMENT EXECUTE FUNCTION one_by_one()"
meets() { told "EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'app_writer' AND wait_event = 'advisory')"; }
for _ in 1 2 3 4; do
	wait_until "a writer waits for the other" meets
	score
	card_is "20 40 20"
done
ask "$RIDE" submit --yes --json
card_is "40 40 20"
