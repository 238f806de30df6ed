#!/usr/bin/env bash
# Scores while a session of the on-call holds, or only waits for, ACCESS EXCLUSIVE on a checked table; submit ends it.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
boot_half

# Held: in a transaction that may be the repair, so its owner is asked to end it.
open_session forgotten tenant_b
for table in orders schema_migrations "orders, schema_migrations"; do
	say "idle in transaction" "BEGIN"
	say "idle in transaction" "LOCK TABLE $table IN ACCESS EXCLUSIVE MODE"
	for database in postgres tenant_b; do
		score "$database"
		refused_for 55006 'your session [0-9]+ \(forgotten\) in tenant_b, idle in transaction, has uncommitted work'
		has "$complaint" "COMMIT or ROLLBACK in that session"
	done
	ask "$RIDE" score --json
	[ "$status" -eq 7 ] || fail "the launcher's exit code is $status: $complaint"
	has "$complaint" "(forgotten) in tenant_b"
	say "idle" "ROLLBACK"
	score
	card_is "$half"
done

# Several at once, in several databases, and several who ask: nobody waits for longer than ten seconds.
holders=()
for tenant in tenant_a tenant_b tenant_c; do
	beside "holder_$tenant" "$tenant" "BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(60)"
	holders+=("$beside")
done
held() { told "(SELECT count(*) = 3 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE a.application_name ~ '^holder' AND l.mode = 'AccessExclusiveLock' AND l.granted AND l.locktype = 'relation')"; }
wait_until "three tables are held" held
askers=()
for _ in 1 2 3 4 5 6; do
	(
		score postgres
		refused_for 55006 '\(holder_tenant_[abc]\) in tenant_[abc], active, has uncommitted work|answering session [0-9]+ first'
	) &
	askers+=($!)
done
for pid in "${askers[@]}"; do wait "$pid" || fail "one of six askers at once"; done
super postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ~ '^holder'" >/dev/null
for pid in "${holders[@]}"; do wait "$pid" || true; done

# Only waited for: an ALTER TABLE that queues behind a harmless reader keeps every check out. The reader is named.
say "idle in transaction" "BEGIN"
say "idle in transaction" "SELECT count(*) FROM orders"
beside queued tenant_b "ALTER TABLE orders ADD COLUMN nobody_asked int"
queued=$beside
waits() { told "EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'queued' AND wait_event_type = 'Lock')"; }
wait_until "the ALTER TABLE waits" waits
score
refused_for 55006 'your session [0-9]+ \((forgotten|queued)\) in tenant_b, (idle in transaction|active), (is in the way|has uncommitted work)'
ask oncall tenant_b "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'queued'"
if wait "$queued"; then fail "the cancelled ALTER TABLE went through"; fi
score
card_is "$half"
say "idle" "COMMIT"

# Submit does not wait: the session is ended, its uncommitted work is nothing.
record_version
say "idle in transaction" "BEGIN"
say "idle in transaction" "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE"
say "idle in transaction" "ALTER TABLE orders DROP COLUMN release_id"
ask "$RIDE" submit --yes --json
card_is "40 40 20"
close_session
