#!/usr/bin/env bash
# Scores under timeouts that the on-call has set for its session, or for its role: the card, or an error that says which
# timeout it was. The launcher's own questions are not subject to them.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
boot_half
scoring="SELECT * FROM ride.score('json')"

# Too short for an answer, in the session and for the role, again and again: the director is free for the next at once.
# So short a time may be over before ride is asked at all; then the error is the server's, which has no hint. When it is over
# in the very moment in which the server stops that clock, the server takes it for a user's request; nobody else cancels here.
timed_out() {
	[ "$status" -ne 0 ] || fail "there was a card: $answer"
	case $complaint in *HINT:*) ;; *) complaint=${complaint/user request/statement timeout} ;; esac
	has "$complaint" "ERROR:  57014: canceling statement due to statement timeout"
	same "$answer" "" "beside the error"
	case $complaint in *HINT:*) has "$complaint" "HINT:  statement_timeout is 1 ms here" ;; esac
}
for _ in 1 2 3 4 5; do
	ask oncall postgres "SET statement_timeout = 1" "$scoring"
	timed_out
done
score
card_is "$half"
oncall postgres "ALTER ROLE oncall SET statement_timeout = 1"
score tenant_c
timed_out
ask oncall postgres "SELECT * FROM ride.submit('json')"
timed_out
ask oncall tenant_b "DO \$\$ BEGIN PERFORM ride.score(); EXCEPTION WHEN query_canceled THEN RAISE; END \$\$"
timed_out
same "$(super postgres "SELECT DISTINCT phase FROM ride.status()")" live phase

# What the hint says helps (though the SET itself may take too long), and the launcher needs no help.
unhurried() { oncall postgres "SET statement_timeout = 0" "$@" >"$work/answer" 2>"$work/complaint"; }
wait_until "a score without a timeout" unhurried "$scoring"
same "$(triple "$(<"$work/answer")")" "$half" "the card"
ask "$RIDE" score --json
card_is "$half"
ask "$RIDE" score --junit
[ "$status" -eq 0 ] || fail "no card: $complaint"
wait_until "the timeout is taken back" unhurried "ALTER ROLE oncall RESET statement_timeout"

# With ride at work, the error says which timeout it was and what to do. A cancel from outside is not called one.
open_session holding tenant_b
say "idle in transaction" "BEGIN"
say "idle in transaction" "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE"
ask oncall tenant_a "SET statement_timeout = '700ms'" "$scoring"
refused_for 57014 "canceling statement due to statement timeout"
has "$complaint" "HINT:  statement_timeout is 700 ms here, and ride's answer took longer: SET statement_timeout = 0, then ask again."
ask oncall tenant_a "SET statement_timeout = '700ms'" "DO \$\$ BEGIN PERFORM ride.score(); EXCEPTION WHEN query_canceled THEN RAISE; END \$\$"
refused_for 57014 "statement_timeout is 700 ms here"
oncall tenant_a "SET statement_timeout = '1h'" "SET application_name = 'asking'" "$scoring" >"$work/answer" 2>"$work/complaint" &
asking=$!
cancelled() { told "(SELECT bool_or(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE application_name = 'asking' AND state = 'active' AND query LIKE '%ride.score%')"; }
wait_until "a score is asked for, and cancelled" cancelled
if wait "$asking"; then fail "the cancelled score came through"; fi
has "$(<"$work/complaint")" "ERROR:  57014: canceling statement due to user request"
case $(<"$work/complaint") in *statement_timeout*) fail "a cancel is called a timeout: $(<"$work/complaint")" ;; esac
say "idle" "ROLLBACK"
close_session

# The others stand in nobody's way: a score takes no lock and leaves nothing open.
for setting in "lock_timeout = 1" "idle_in_transaction_session_timeout = 1" "idle_session_timeout = 1" "deadlock_timeout = 1"; do
	ask oncall tenant_b "SET $setting; BEGIN; $scoring"
	case $setting in
	deadlock_timeout*) # a superuser's
		has "$complaint" "permission denied"
		continue
		;;
	esac
	card_is "$half"
done
for setting in lock_timeout idle_in_transaction_session_timeout; do oncall postgres "ALTER ROLE oncall SET $setting = 1"; done
score tenant_b
card_is "$half"
for setting in lock_timeout idle_in_transaction_session_timeout; do oncall postgres "ALTER ROLE oncall RESET $setting"; done

# A submit that is timed out, and the launcher's, which is not: 40/40/20 in the end.
record_version
oncall postgres "ALTER ROLE oncall SET statement_timeout = 1"
ask oncall postgres "SELECT * FROM ride.submit('json')"
timed_out
ask "$RIDE" submit --yes --json
card_is "40 40 20"
