#!/usr/bin/env bash
# Twenty sandboxes at once: each is live, each has its own port, and a repair in one is none in another.
. "$(dirname "$0")/../case.sh"
count=20 pids=()
for ((i = 1; i <= count; ++i)); do
	"$RIDE" start 09/09 --name "one-$i" --json >"$work/started-$i" 2>"$work/err-$i" &
	pids+=($!)
done
for ((i = 1; i <= count; ++i)); do wait "${pids[i - 1]}" || fail "one-$i: $(<"$work/err-$i")"; done
run 0 "$RIDE" ps --json
same "$(grep -o '"state":"live"' <<<"$out" | wc -l)" "$count"
same "$(grep -o '"port":[0-9]*' <<<"$out" | sort -u | wc -l)" "$count"
repair() { "$RIDE" psql one-7 -d tenant_b -- -q -c "ALTER TABLE orders ADD COLUMN release_id text; INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id')"; }
run 0 repair
run 0 "$RIDE" submit one-7 --yes --json
same "$(field fix "$out")" 40
for other in 1 20; do
	run 0 "$RIDE" submit "one-$other" --yes --json
	same "$(field fix "$out")" 0
done
run 0 "$RIDE" stop --all
nothing_left
