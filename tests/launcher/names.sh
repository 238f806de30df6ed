#!/usr/bin/env bash
# Ids, seeds and names that do not exist, are taken, or are none.
. "$(dirname "$0")/common.sh"

run 3 "$RIDE" start 77/77
has "$err" "there is no scenario '77/77'"
has "$err" "ride list"
run 3 "$RIDE" start 09/09 --seed 12
has "$err" "0 to 11"
run 2 "$RIDE" start 09/09 --seed minus
run 2 "$RIDE" start 09/09 --name 'Not A Name'
has "$err" "a-z, 0-9 and -"
run 2 "$RIDE" start 09/09 --name ../escape
run 2 "$RIDE" start
run 2 "$RIDE" no-such-verb
run 2 "$RIDE"
has "$err" "Usage: ride"
run 2 "$RIDE" list -- extra
has "$err" "only psql"
PATH=/nowhere run 12 "$RIDE" start 09/09 --runtime podman
has "$err" "podman is not installed"
run 2 "$RIDE" start 09/09 --runtime nonsense
run 2 "$RIDE" start 09/09 --runtime local --no-tcp
run 2 "$RIDE" start 09/09 --pg 9
nothing_left || fail "a refused start left something"

run 0 "$RIDE" start 09/09
run 5 "$RIDE" start 09/09
has "$err" "running already"
has "$err" "ride reset 09-09"
run 5 "$RIDE" start 09/05 --name 09-09
run 0 "$RIDE" ps --json
same "$(grep -o '"name"' <<<"$out" | wc -l)" 1

run 4 "$RIDE" stop nobody
run 4 "$RIDE" psql nobody
run 4 "$RIDE" env nobody
run 2 "$RIDE" stop 09-09 --all
