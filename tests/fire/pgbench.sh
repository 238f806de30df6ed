#!/usr/bin/env bash
# Scores while the on-call runs pgbench on 20 connections, on tables of its own and on the checked ones.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
boot_half
eval "$("$RIDE" env)" # what pgbench logs in with
export PGDATABASE=tenant_b
[ -x "$bindir/pgbench" ] || fail "$bindir has no pgbench"

"$bindir/pgbench" --initialize --quiet --scale=5 >"$work/bench" 2>&1 || fail "pgbench -i: $(<"$work/bench")"
# The checked table is written too, but to what it was: no row that a check knows is another afterwards.
cat >"$work/checked.sql" <<'SQL'
\set id random(1, 100)
BEGIN;
UPDATE orders SET status = status WHERE id = :id;
SELECT count(*) FROM orders;
END;
SQL
bench() { # bench ARGS…: 20 clients until they are ended; $bench
	"$bindir/pgbench" --no-vacuum --client=20 --jobs=2 --time=200 --builtin=tpcb-like@3 --file="$work/checked.sql@1" "$@" >"$work/bench" 2>&1 &
	bench=$!
}
leave_bench() { if [ -n "${bench:-}" ]; then kill "$bench" 2>/dev/null || true; fi; }
before_stop() { leave_bench; } # whatever happens
busy() { told "(SELECT count(*) >= $1 FROM pg_stat_activity WHERE application_name = 'pgbench')"; }

bench
wait_until "20 connections are busy" busy 20
for n in {1..8}; do
	case $((n % 3)) in 0) score postgres ;; 1) score tenant_b ;; 2) score tenant_c ;; esac
	either "$half" '\(pgbench\) in tenant_b'
done
ask "$RIDE" score --json
[ "$status" -ne 0 ] || card_is "$half"
[ "$cards" -ge 3 ] || fail "$cards cards and $refusals refusals beside pgbench"
kill -0 "$bench" 2>/dev/null || fail "pgbench has ended: $(<"$work/bench")"
if grep -i error "$work/bench"; then fail "pgbench met an error"; fi
leave_bench
wait "$bench" 2>/dev/null || true

# Every one of them asks for the score: each gets the card, or hears within ten seconds whom the director is busy with.
pids=()
for n in {1..20}; do
	(
		score tenant_a
		either "$half" 'answering session [0-9]+ first|Its checks take too long' # the second: one's own turn has come, too late
	) &
	pids+=($!)
done
for pid in "${pids[@]}"; do wait "$pid" || fail "one of 20 askers at once"; done

# The rest of the repair and the submit, with 20 clients that log in again and again: submit ends those that it finds.
bench --connect
wait_until "there are connections" busy 10
score
either "$half" '\(pgbench\) in tenant_b'
record_version
ask "$RIDE" submit --yes --json
card_is "40 40 20"
leave_bench
wait "$bench" 2>/dev/null || true
ask "$RIDE" score --json
card_is "40 40 20"
