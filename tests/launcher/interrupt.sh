#!/usr/bin/env bash
# Ctrl-C, a request to terminate, a closed terminal: exit 130, and nothing is left when the launcher has ended.
. "$(dirname "$0")/common.sh"

building() { compgen -G "$RIDE_CACHE_DIR/base/*.building-*" >/dev/null; }
preparing() { compgen -G "$RIDE_CACHE_DIR/incidents/*.building-*/data/postmaster.pid" >/dev/null; }

# A background job of a script ignores SIGINT, and so would its child: env gives it back.
check() {
	local signal=$1 status=0
	shift
	env --default-signal=INT,TERM,HUP "$RIDE" start 09/09 >"$work/out" 2>"$work/err" </dev/null &
	local launcher=$!
	wait_until 20 "$@"
	kill "-$signal" "$launcher"
	wait "$launcher" || status=$?
	same "$status" 130
	nothing_left || fail "SIG$signal left something: $(ls -AR "$RIDE_STATE_DIR"; servers)"
	has "$(<"$work/err")" interrupted
}

env --default-signal=INT true 2>/dev/null || skip "env(1) has no --default-signal"
check INT building
check TERM preparing
check HUP preparing
run 0 "$RIDE" start 09/09
