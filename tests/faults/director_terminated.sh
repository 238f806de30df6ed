#!/usr/bin/env bash
# The director, or any of its own connections, ended by an administrator: it comes back by itself, and nothing is lost.
. "$(dirname "$0")/common.sh"
boot 12/02
play_first_half
remember
before=$(postmaster_pid)

super postgres "SELECT pg_terminate_backend($director, 10000)" >/dev/null
oncall tenant_c "SELECT count(*) FROM orders" >/dev/null # seen by nobody but the shared memory
live_again
all_there
told "EXISTS (SELECT FROM ride.actions() WHERE (database, kind, object) = ('tenant_c', 'SELECT', 'public.orders') AND committed)" ||
	fail "what was done without a director is not on the timeline: $(super postgres "SELECT * FROM ride.actions()")"

# Each of its own connections, one after the other: it answers again, from another connection or after a restart.
answers() { "$RIDE" hint && oncall postgres "SELECT * FROM ride.actions()" && "$RIDE" score; } >"$work/answers" 2>&1
own_connections() { super postgres "SELECT pid FROM pg_stat_activity WHERE usename = 'ride_director' ORDER BY backend_start, pid"; }
oncall postgres "SELECT * FROM ride.hint()" "SELECT * FROM ride.hint()" >/dev/null # all are given: asking once more counts nothing
card=$("$RIDE" score --json)
number=$(own_connections | wc -l)
[ "$number" -ge 2 ] || fail "the director has $number connections"
for n in $(seq "$number"); do
	pid=$(own_connections | sed -n "${n}p")
	[ -n "$pid" ] || continue
	super postgres "SELECT pg_terminate_backend($pid, 10000)" >/dev/null
	wait_until "the director answers again" answers
	wait_until "the incident is live again" is_live
	all_there
done
same "$(postmaster_pid)" "$before" "postmaster"
play_second_half
submitted=$("$RIDE" submit --yes --json)
has "$submitted" '"detect":40,"fix":40,"trap":12,"total":92,"hints":3,"noted":3,"submitted":true'

# The on-call can end neither.
for pid in "$(director_pid)" $(own_connections); do
	if oncall postgres "SELECT pg_terminate_backend($pid)" >"$work/out" 2>"$work/err"; then fail "the on-call ended process $pid: $(<"$work/out")"; fi
	has "$(<"$work/err")" "permission denied"
done
