#!/usr/bin/env bash
# kill -9 of the on-call's own backend in the middle of a transaction: what it had not committed was not done.
. "$(dirname "$0")/common.sh"
boot 12/02
play_first_half
remember

open_session hasty tenant_a
say "idle in transaction" "BEGIN"
say "idle in transaction" "DROP TABLE schema_migrations"
say "idle in transaction" "ALTER TABLE orders DROP COLUMN release_id"
kill_hard "$(client_pid hasty tenant_a)"
close_session
live_again
all_there
play_second_half
want_final_card
