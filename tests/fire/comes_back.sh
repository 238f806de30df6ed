#!/usr/bin/env bash
# An application loses its connection while the score compares rows: it comes back, and does nothing until that is done.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
boot 12/02
oncall app_db "INSERT INTO schema_migrations (version) VALUES ('20260101_nothing')" # so that its rows are compared

mkfifo "$work/holder"
psql --host="$socket" --port="$port" --username=postgres --dbname=app_db "${psql_options[@]}" <"$work/holder" >/dev/null &
holder=$!
exec 8>"$work/holder"
echo "BEGIN; LOCK TABLE schema_migrations IN ACCESS EXCLUSIVE MODE;" >&8
wait_until "the table is locked" told "EXISTS (SELECT FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL AND database = (SELECT oid FROM pg_database WHERE datname = 'app_db'))"
runner=$(client_pid migration_runner_1 app_db)
"$RIDE" score --json >"$work/score" 2>&1 &
asker=$!
compares="EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE usename = 'ride_checker' AND NOT granted)"
wait_until "the score waits for the table" told "$compares"
super postgres "SELECT pg_terminate_backend($runner)" >/dev/null

rested=0
while true; do
	sample=$(super postgres "SELECT CASE WHEN $compares THEN coalesce((SELECT CASE WHEN xact_start IS NULL THEN 'rests' ELSE 'works' END
		FROM pg_stat_activity WHERE application_name = 'migration_runner_1' AND backend_type = 'client backend' AND datname = 'app_db' AND pid <> $runner LIMIT 1), 'away') ELSE 'done' END")
	case $sample in
		works) fail "it goes on while the score compares rows" ;;
		rests) rested=$((rested + 1)) ;;
		done) break ;;
	esac
done
[ "$rested" -gt 0 ] || fail "it did not come back in time"
exec 8>&-
wait "$holder"
wait "$asker" || true # the superuser's lock was in the way
wait_until "it holds its lock again" told "(SELECT xact_start IS NOT NULL FROM pg_stat_activity WHERE application_name = 'migration_runner_1')"
