#!/usr/bin/env bash
# Scores while every connection of the on-call is taken, and then every connection of the server that anybody can take:
# the rest by logins that are begun and never finished. The card, or an error that says who holds the connections.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
# shellcheck source=../half_open_logins.sh
. "$(dirname "$0")/../half_open_logins.sh"
boot_half

limit=$(super postgres "SELECT rolconnlimit FROM pg_roles WHERE rolname = 'oncall'")
[ "$limit" -gt 0 ] || fail "oncall may have any number of connections: $limit"
held=()
open_session asker postgres # one of them asks
for ((n = 1; n < limit; ++n)); do
	beside "held_$n" tenant_b "SELECT pg_sleep(120)"
	held+=("$beside")
done
wait_until "all $limit connections are taken" connected "$limit"
ask oncall postgres "SELECT 1"
has "$complaint" 'too many connections for role "oncall"'

# ask_asker: the same by the session that is there, since no other can log in any more.
lines() { wc -l <"$work/asker.out"; }
heard() { [ "$(lines)" -gt "$1" ] && tail -n 1 "$work/asker.out" | grep -Eq '^end$'; }
through_asker() {
	printf '%s;\n\\echo end\n' "SELECT * FROM ride.score('json')" >&9
	wait_until "the asker has heard" heard "$1"
}
ask_asker() {
	local had
	had=$(lines)
	ask through_asker "$had"
	answer=$(tail -n "+$((had + 1))" "$work/asker.out" | sed '$d')
	case $answer in *ERROR:*) status=1 complaint=$answer answer= ;; esac
}
for _ in 1 2 3; do
	ask_asker
	card_is "$half"
done

before_stop() { touch "$work/enough"; } # whatever happens
half_open_logins "$port" "$work/enough" &
logins=$!
full() { ! super postgres "SELECT 1" >/dev/null 2>"$work/full" && grep -q "too many clients already" "$work/full"; }
wait_until "every connection of the server is taken" full
refusals=0
named=0
deadline=$((SECONDS + patience))
until [ "$refusals" -ge 3 ] && [ "$named" -ge 1 ]; do
	[ "$SECONDS" -lt "$deadline" ] || fail "$refusals refusals and $cards cards while the server is full"
	ask_asker
	either "$half" 'no connection is left for a check of|did not come to an end|gives no answer'
	case $complaint in
	*"no connection is left"*)
		named=$((named + 1))
		grep -Eq 'Of 100 connections your sessions hold 40, others [0-9]+; the rest are logins' <<<"$complaint" ||
			fail "nobody is named: $complaint"
		;;
	esac
done
touch "$work/enough"
wait "$logins"

# As soon as they are gone the card is the right one again; and the on-call lets go of its own connections.
deadline=$((SECONDS + patience))
until
	ask_asker
	[ "$status" -eq 0 ]
do
	[ "$SECONDS" -lt "$deadline" ] || fail "no card any more: $complaint"
	either "$half" 'no connection is left for a check of|did not come to an end|gives no answer'
done
card_is "$half"
super postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ~ '^held_'" >/dev/null
for pid in "${held[@]}"; do wait "$pid" || true; done
close_session
usable
