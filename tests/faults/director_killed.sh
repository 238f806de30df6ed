#!/usr/bin/env bash
# kill -9 of the director: the postmaster restarts everything, and the attempt goes on where it was.
. "$(dirname "$0")/common.sh"
boot 12/02
play_first_half
remember
has "$card" '"fix":6,'
has "$card" '"hints":1,'

kill_hard "$director"
live_again
all_there

# What the director has answered, it has written: a word, a hint, and the submitted card outlive it at once.
oncall postgres "SELECT ride.diagnose('incomplete_backfill', 'app_db.orders')" >/dev/null
kill_hard "$director"
live_again
has "$(oncall postgres "SELECT * FROM ride.diagnoses()")" "incomplete_backfill|app_db.orders"
oncall postgres "SELECT ride.undiagnose('incomplete_backfill', 'app_db.orders')" >/dev/null
kill_hard "$director"
live_again
same "$(oncall postgres "SELECT * FROM ride.diagnoses()")" "$causes" "declared causes"
all_there
play_second_half
want_final_card
kill_hard "$director"
wait_until "there is another director" new_director
has "$("$RIDE" score --json)" '"total":92,"hints":1,"noted":3,"submitted":true'
