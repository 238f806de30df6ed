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
wait_until "the writers wait again" told "(SELECT count(*) = 2 FROM ride.status() WHERE session = 'app_writer' AND state = 'waiting')"
all_there
play_second_half
want_final_card
