#!/usr/bin/env bash
# The server is restarted in the middle of an incident, fast and then immediately: the attempt goes on.
. "$(dirname "$0")/common.sh"
# As root in a container, which may not look into the processes of other accounts.
confined() {
	if [ "$(id -u)" -eq 0 ]; then setpriv --bounding-set=-sys_ptrace --inh-caps=-sys_ptrace -- "$@"; else "$@"; fi
}

boot 12/02
play_first_half
remember

for mode in fast immediate; do
	before=$(postmaster_pid)
	shut_down "$mode"
	wait_until "the old server is gone" gone "$before"
	[ -z "$(pgrep -f -- "-D $work/" || true)" ] || fail "processes are left after a shutdown ($mode)"
	bring_up
	live_again
	all_there
	confined "$RIDE" status >/dev/null || fail "the launcher does not find the server without CAP_SYS_PTRACE"
done
play_second_half
want_final_card

# What is submitted stays submitted.
submitted=$("$RIDE" score --json)
shut_down immediate
bring_up
wait_until "there is another director" new_director
same "$("$RIDE" score --json)" "$submitted" "the frozen card"
same "$(super postgres "SELECT DISTINCT phase FROM ride.status()")" submitted phase
[ "$(oncall postgres "SELECT count(*) > 3 FROM ride.postmortem()")" = t ] || fail "the postmortem is closed again"
