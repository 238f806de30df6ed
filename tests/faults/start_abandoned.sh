#!/usr/bin/env bash
# Whoever asked for a start goes away in the middle of it: cancelled, terminated, killed. Nothing is left, and the next works.
. "$(dirname "$0")/common.sh"
boot 09/09
super postgres "SELECT ride.stop()" >/dev/null

planted() { told "(SELECT count(*) $1 FROM pg_database WHERE datname ~ '^(app_db|tenant_)')"; }
clients_there() { told "EXISTS (SELECT FROM pg_stat_activity WHERE usename = 'app_user')"; }
idle() { told "(SELECT phase = 'idle' FROM ride.status())"; }
no_clients() { told "NOT EXISTS (SELECT FROM pg_stat_activity WHERE usename IN ('app_user', 'app_owner', 'migrator', 'ride_checker'))"; }

# start_until WHAT COMMAND…: a start under way, at the moment when that holds.
start_until() {
	PGAPPNAME=starter super postgres "SELECT ride.start('12/02')" >"$work/out" 2>"$work/err" &
	asking=$!
	wait_until "$@"
	starter=$(client_pid starter postgres)
	[ -n "$starter" ] || fail "the start was over before it could be broken off"
}
nothing_left() {
	wait_until "the director has cleaned up" idle
	planted "= 0" || fail "databases are left: $(super postgres "SELECT string_agg(datname, ' ') FROM pg_database")"
	wait_until "no client is left" no_clients
}
broken_off() { # broken_off MESSAGE
	if wait "$asking"; then fail "the start came through"; fi
	has "$(<"$work/err")" "$1"
}

start_until "there is a database" planted ">= 1"
super postgres "SELECT pg_cancel_backend($starter)" >/dev/null
broken_off "canceling statement due to user request"
nothing_left

start_until "clients are there" clients_there
super postgres "SELECT pg_terminate_backend($starter)" >/dev/null
broken_off "terminating connection"
nothing_left

# A killed backend takes the server down with it: the interrupted planting is cleared away by the next director.
start_until "there are databases" planted ">= 2"
kill_hard "$starter"
broken_off "server closed the connection unexpectedly"
wait_until "there is another director" new_director
director=$(director_pid)
nothing_left

# The director itself, in the middle of a start: the one who asked is told.
start_until "there are databases" planted ">= 2"
super postgres "SELECT pg_terminate_backend($director)" >/dev/null
broken_off "the director was restarted meanwhile"
wait_until "there is another director" new_director
director=$(director_pid)
nothing_left

same "$(super postgres "SELECT ride.start('12/02')")" "incident live: every proof holds" "the next start"
same "$(super postgres "SELECT count(*) FROM ride.status() WHERE phase = 'live'")" 7 "clients"
