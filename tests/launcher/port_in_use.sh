#!/usr/bin/env bash
# Another program on the port: a start takes another port, a reset says so and leaves the sandbox to be mended.
. "$(dirname "$0")/common.sh"
command -v perl >/dev/null || skip "perl is not installed: nothing to listen with"

listener=0
listen() {
	perl -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(Listen => 5, LocalAddr => "127.0.0.1", LocalPort => $ARGV[0], ReuseAddr => 1) or die "$!\n"; print "listening\n"; close STDOUT; $s->accept while 1' "$1" >"$work/listening" &
	listener=$!
	wait_until 10 grep -q listening "$work/listening"
}
deafen() {
	kill "$listener"
	wait "$listener" 2>/dev/null || true # it was killed: that is its status
}

run 0 "$RIDE" start 09/09 --json
port=$(field port "$out")
run 0 "$RIDE" stop
run 0 "$RIDE" start 09/09 --json
same "$(field port "$out")" "$port" # the same again while it is free
run 0 "$RIDE" stop

listen "$port"
run 0 "$RIDE" start 09/09 --json
[ "$(field port "$out")" != "$port" ] || fail "started on a port that is taken"
port=$(field port "$out")
deafen

kill -QUIT "$(postmaster 09-09)"
wait_until 10 no_servers
listen "$port"
run 10 "$RIDE" reset
has "$err" "port $port"
has "$err" "taken by another program"
no_servers || fail "a failed reset left a server"
run 0 "$RIDE" ps
has "$out" "down"
deafen
run 0 "$RIDE" reset
same "$(field port "$("$RIDE" ps --json)")" "$port"
