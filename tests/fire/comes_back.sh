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
compares="EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE usename = 'ride_checker' AND NOT granted)"

# comes_back_during_a_score: whether it has, before the score gave up; what it does meanwhile is watched.
comes_back_during_a_score() {
	local runner asker watched status=0
	wait_until "the runner is there" told "EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'migration_runner_1' AND xact_start IS NOT NULL)"
	runner=$(client_pid migration_runner_1 app_db)
	"$RIDE" score --json >"$work/score" 2>&1 &
	asker=$!
	wait_until "the score waits for the table" told "$compares"
	kill -TERM "$runner" # from outside the server: nobody has ended it
	watched=$(super postgres "DO \$\$
DECLARE
	is_at_work boolean;
	has_rested boolean := false;
BEGIN
	WHILE $compares LOOP
		PERFORM pg_sleep(0.005);
		PERFORM pg_stat_clear_snapshot();
		SELECT xact_start IS NOT NULL INTO is_at_work FROM pg_stat_activity
			WHERE application_name = 'migration_runner_1' AND datname = 'app_db' AND pid <> $runner;
		IF is_at_work AND $compares THEN RAISE EXCEPTION 'it goes on while the score compares rows'; END IF;
		has_rested := has_rested OR NOT coalesce(is_at_work, true);
	END LOOP;
	IF NOT has_rested THEN RAISE EXCEPTION 'it did not come back in time'; END IF;
END \$\$" 2>&1) || status=$?
	wait "$asker" || true # the superuser's lock was in the way
	[ "$status" -ne 0 ] || return 0
	case $watched in
	*'did not come back in time'*) return 1 ;;
	*) fail "$watched" ;;
	esac
}

# On a machine that is very busy a login takes longer than a score has patience: then it is asked again.
tries=0
until comes_back_during_a_score; do
	tries=$((tries + 1))
	[ "$tries" -lt 5 ] || fail "it did not come back in time, in $tries scores"
done
exec 8>&-
wait "$holder"
wait_until "it holds its lock again" told "(SELECT xact_start IS NOT NULL FROM pg_stat_activity WHERE application_name = 'migration_runner_1')"
