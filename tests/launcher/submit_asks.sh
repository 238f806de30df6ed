#!/usr/bin/env bash
# On a terminal submit asks, and anything but yes leaves the attempt open.
. "$(dirname "$0")/common.sh"
command -v script >/dev/null || skip "script(1) is not installed: no terminal to ask on"
run 0 "$RIDE" start 09/09

answer() { script --quiet --return --command "$RIDE submit" /dev/null <<<"$1" >"$work/typed" 2>&1; }
status=0
answer n || status=$?
same "$status" 15
has "$(<"$work/typed")" "Submit? [y/N]"
run 0 "$RIDE" score --json
has "$out" '"submitted":false'
answer y || fail "submit failed: $(<"$work/typed")"
run 0 "$RIDE" score --json
has "$out" '"submitted":true'
