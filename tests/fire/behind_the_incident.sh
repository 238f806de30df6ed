#!/usr/bin/env bash
# An ALTER TABLE of the on-call's queues behind the incident's own lock, and every check behind the ALTER TABLE. The incident's
# lock would have let the checks pass: so it is the on-call's session that is in the way, and no state is said to be lost.
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
# A trap of the scenario is sprung: no card may say that it is clear again.
oncall tenant_c "CREATE INDEX nobody_asked ON orders (status)"
score
card_is "20 12 5"
before=$answer

beside queued app_db "ALTER TABLE orders ALTER COLUMN release_id SET DEFAULT 'unknown'"
queued=$beside
waits() { told "EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'queued' AND wait_event_type = 'Lock')"; }
wait_until "the ALTER TABLE waits" waits
for database in postgres app_db tenant_a; do
	score "$database"
	refused_for 55006 'your session [0-9]+ \(queued\) in app_db, active, (is in the way|has uncommitted work)'
done
oncall app_db "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'queued'" >/dev/null
if wait "$queued"; then fail "the cancelled ALTER TABLE went through"; fi
score
same "$answer" "$before" "the card after the ALTER TABLE is cancelled"

# Replays of the blocked application are another matter: the incident's lock stops them, and that is an honest "no".
oncall postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1'" >/dev/null
oncall tenant_c "DROP INDEX nobody_asked"
oncall app_db "SET lock_timeout = '30s'" "ALTER TABLE orders ALTER COLUMN release_id SET DEFAULT 'unknown'" \
	"UPDATE orders SET release_id = 'unknown' WHERE release_id IS NULL"
ask "$RIDE" submit --yes --json
card_is "40 40 20"
