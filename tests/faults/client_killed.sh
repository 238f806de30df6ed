#!/usr/bin/env bash
# kill -9 of an application's backend: a crash ends nobody in the on-call's name.
. "$(dirname "$0")/common.sh"
boot 12/02
play_first_half
remember

kill_hard "$(client_pid orders_api tenant_a)"
live_again
all_there
kill_hard "$(client_pid app_writer app_db)"
live_again
all_there

# Nor the blocker: it was not the on-call who ended it, so it comes back and holds its lock again.
kill_hard "$(client_pid migration_runner_1 app_db)"
live_again
writers_wait() { told "(SELECT count(*) = 2 FROM ride.status() WHERE session = 'app_writer' AND state = 'waiting')"; }
holds_again() { told "EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE a.application_name = 'migration_runner_1' AND l.mode = 'ShareRowExclusiveLock' AND l.granted AND pid <> $1)"; }
wait_until "the writers wait again" writers_wait
all_there

# Nor when it ends by a signal from outside the server, with the director looking on.
blocker=$(client_pid migration_runner_1 app_db)
kill -TERM "$blocker"
wait_until "the blocker holds its lock again" holds_again "$blocker"
wait_until "the writers wait again" writers_wait
all_there
play_second_half
want_final_card
