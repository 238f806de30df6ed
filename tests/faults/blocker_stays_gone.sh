#!/usr/bin/env bash
# After a restart the blocker holds its lock again, unless the on-call had ended it: then it stays gone and the writers work.
. "$(dirname "$0")/common.sh"
boot 12/02
holds() { told "EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE a.application_name = 'migration_runner_1' AND l.mode = 'ShareRowExclusiveLock' AND l.granted)"; }
waiting() { told "(SELECT count(*) = 2 FROM ride.status() WHERE session = 'app_writer' AND state = 'waiting')"; }
working() { told "(SELECT count(*) = 2 FROM ride.status() WHERE session = 'app_writer' AND state = 'working' AND rounds > 0)"; }
restart() {
	shut_down "$1"
	bring_up
	live_again
}

for mode in fast immediate; do
	restart "$mode"
	wait_until "the blocker holds its lock again" holds
	wait_until "the writers wait again" waiting
done

oncall postgres "SELECT pid, application_name, state FROM pg_stat_activity" >/dev/null
oncall postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1'" >/dev/null
wait_until "the writers work" working
for mode in fast immediate; do
	restart "$mode"
	wait_until "the writers work" working
	same "$(super postgres "SELECT state FROM ride.status() WHERE session = 'migration_runner_1'")" gone "the blocker"
	same "$(client_pid migration_runner_1 app_db)" "" "the blocker's backend"
done
kill_hard "$director"
live_again
wait_until "the writers work" working
same "$(super postgres "SELECT state FROM ride.status() WHERE session = 'migration_runner_1'")" gone "the blocker"
score=$("$RIDE" score --json)
has "$score" '"item":"writers","points":12,"max":12,"state":"held"'
has "$score" '"item":"queue","points":7,"max":7,"state":"held"'
case $score in *'"state":"sprung"'*) fail "a trap is sprung: $score" ;; esac
