#!/usr/bin/env bash
# Ctrl-C or kill -9 of an exam run takes its sandboxes with it; they are never what a command without NAME means.
. "$(dirname "$0")/common.sh"
env --default-signal=INT true 2>/dev/null || skip "env(1) has no --default-signal"
run 0 "$RIDE" start 09/09 --name mine

examined() { "$RIDE" ps | grep -q '^exam-.* live '; }
begin() {
	env --default-signal=INT "$RIDE" scenario exam 09/09 --kind settle >"$work/exam.out" 2>&1 </dev/null &
	runner=$!
	wait_until 30 examined
}
only_mine() { [ "$(ls "$RIDE_STATE_DIR")" = "mine
mine.lock" ]; }

begin
run 0 "$RIDE" status # mine, though two run
kill -INT "$runner"
status=0
wait "$runner" || status=$?
same "$status" 130
only_mine || fail "Ctrl-C left: $(ls "$RIDE_STATE_DIR")"

begin
kill -KILL "$runner"
wait "$runner" 2>/dev/null || true # 137
wait_until 20 only_mine
run 0 "$RIDE" status
