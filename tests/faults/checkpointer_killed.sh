#!/usr/bin/env bash
# kill -9 of the checkpointer: a crash of the whole server by a process that has nothing to do with us.
. "$(dirname "$0")/common.sh"
boot 12/02
play_first_half
remember
kill_hard "$(super postgres "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'")"
live_again
all_there
play_second_half
want_final_card
