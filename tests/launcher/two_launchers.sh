#!/usr/bin/env bash
# Launchers at once, all with an empty cache: every incident comes up, each cluster is made once, names stay exclusive.
. "$(dirname "$0")/common.sh"

pids=()
for name in one two three; do
	"$RIDE" start 09/09 --name $name >"$work/$name.out" 2>"$work/$name.err" </dev/null &
	pids+=($!)
done
"$RIDE" start 09/05 --name four >"$work/four.out" 2>"$work/four.err" </dev/null &
pids+=($!)
for pid in "${pids[@]}"; do
	wait "$pid" || fail "a start failed: $(cat "$work"/*.err)"
done
run 0 "$RIDE" ps --json
same "$(grep -o '"state":"live"' <<<"$out" | wc -l)" 4
same "$(grep -o '"port":[0-9]*' <<<"$out" | sort -u | wc -l)" 4
same "$(find "$RIDE_CACHE_DIR/base" -mindepth 1 -maxdepth 1 -type d | wc -l)" 1
same "$(find "$RIDE_CACHE_DIR/incidents" -mindepth 1 -maxdepth 1 -type d | wc -l)" 2

# The same name from two sides: one wins, the other is told.
run 0 "$RIDE" stop --all
statuses=()
"$RIDE" start 09/09 >"$work/a.out" 2>"$work/a.err" </dev/null &
a=$!
"$RIDE" start 09/09 >"$work/b.out" 2>"$work/b.err" </dev/null &
b=$!
for pid in $a $b; do
	status=0
	wait "$pid" || status=$?
	statuses+=("$status")
done
same "$(printf '%s\n' "${statuses[@]}" | sort -n | tr '\n' ' ')" "0 5 "
