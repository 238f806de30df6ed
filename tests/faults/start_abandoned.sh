#!/usr/bin/env bash
# Whoever asked for a start goes away in the middle of it: cancelled, terminated, killed. Nothing is left, and the next works.
. "$(dirname "$0")/common.sh"
boot 09/09
super postgres "SELECT ride.stop()" >/dev/null

planted() { told "(SELECT count(*) $1 FROM pg_database WHERE datname ~ '^(app_db|tenant_)')"; }
clients_there() { told "EXISTS (SELECT FROM pg_stat_activity WHERE usename = 'app_user')"; }
idle() { told "(SELECT phase = 'idle' FROM ride.status())"; }
no_clients() { told "NOT EXISTS (SELECT FROM pg_stat_activity WHERE usename IN ('app_user', 'app_owner', 'migrator', 'ride_checker'))"; }

nothing_left() {
	wait_until "the director has cleaned up" idle
	planted "= 0" || fail "databases are left: $(super postgres "SELECT string_agg(datname, ' ') FROM pg_database")"
	wait_until "no client is left" no_clients
}

# break_off ACTION MESSAGE WHAT CONDITION…: a start under way; when the condition holds the director is halted, the start
# broken off, and the director goes on. A start that was quicker than we were is undone and begun again.
break_off() {
	local action=$1 message=$2 try
	shift 2
	for try in 1 2 3 4 5 6 7 8 9 10; do
		PGAPPNAME=starter super postgres "SELECT ride.start('12/02')" >"$work/out" 2>"$work/err" &
		asking=$!
		wait_until "$@"
		kill -STOP "$director"
		starter=$(client_pid starter postgres)
		if [ -n "$starter" ]; then "$action"; fi
		kill -CONT "$director" 2>/dev/null || [ "$action" = kill_starter ]
		if ! wait "$asking"; then
			has "$(<"$work/err")" "$message"
			return
		fi
		echo "try $try: the start was quicker"
		super postgres "SELECT ride.stop()" >/dev/null
	done
	fail "no start could be broken off when $1"
}
cancel_starter() { super postgres "SELECT pg_cancel_backend($starter)" >/dev/null; }
terminate_starter() { super postgres "SELECT pg_terminate_backend($starter)" >/dev/null; }
kill_starter() { kill_hard "$starter"; }
terminate_director() { super postgres "SELECT pg_terminate_backend($director)" >/dev/null; }
next_director() {
	wait_until "there is another director" new_director
	director=$(director_pid)
}

break_off cancel_starter "canceling statement due to user request" "there is a database" planted ">= 1"
nothing_left

break_off terminate_starter "terminating connection" "clients are there" clients_there
nothing_left

# A killed backend takes the server down with it: the interrupted planting is cleared away by the next director.
break_off kill_starter "server closed the connection unexpectedly" "there are databases" planted ">= 2"
next_director
nothing_left

# The director itself, in the middle of a start: the one who asked is told.
break_off terminate_director "the director was restarted meanwhile" "there are databases" planted ">= 2"
next_director
nothing_left

same "$(super postgres "SELECT ride.start('12/02')")" "incident live: every proof holds" "the next start"
same "$(super postgres "SELECT count(*) FROM ride.status() WHERE phase = 'live'")" 7 "clients"
