#!/usr/bin/env bash
# kill -9 of the launcher at any moment of a start leaves neither process nor file.
. "$(dirname "$0")/common.sh"
launcher=0

begin() {
	"$RIDE" start 09/09 >"$work/out" 2>"$work/err" </dev/null &
	launcher=$!
}

# killed_when MOMENT…: kills the launcher when that is true; false when it was quicker.
killed_when() {
	begin
	until "$@"; do
		kill -0 "$launcher" 2>/dev/null || return 1
	done
	kill -KILL "$launcher"
	local status=0
	wait "$launcher" 2>/dev/null || status=$?
	[ "$status" -eq 137 ]
}

# A launcher that was quicker than the look is stopped, and tried again.
check() {
	local attempt
	for attempt in 1 2 3 4 5 6 7 8 9 10; do
		if killed_when "$@"; then
			wait_until 20 nothing_left_but_lock
			run 0 "$RIDE" ps
			has "$out" "no sandbox is running"
			nothing_left || fail "killed when '$*': left $(ls -AR "$RIDE_STATE_DIR")"
			echo "killed when '$*': clean (attempt $attempt)"
			return
		fi
		"$RIDE" stop --all >/dev/null
	done
	fail "never caught the launcher at '$*'"
}

nothing_left_but_lock() {
	no_servers && [ ! -e "$RIDE_STATE_DIR/09-09" ] && [ -z "$(find "$RIDE_CACHE_DIR" -name '*.building-*' 2>/dev/null)" ]
}

building() { compgen -G "$RIDE_CACHE_DIR/$1/*.building-*" >/dev/null; }
base_begun() { building base && compgen -G "$RIDE_CACHE_DIR/base/*.building-*/data/PG_VERSION" >/dev/null; }
preparing() { building incidents && compgen -G "$RIDE_CACHE_DIR/incidents/*.building-*/data/postmaster.pid" >/dev/null; }
has_record() { [ -e "$RIDE_STATE_DIR/09-09/record.json" ]; }
has_data() { [ -e "$RIDE_STATE_DIR/09-09/data" ]; }
has_server() { [ -e "$RIDE_STATE_DIR/09-09/data/postmaster.pid" ]; }

check has_record
check base_begun
check preparing
run 0 "$RIDE" start 09/09
run 0 "$RIDE" stop
check has_data
check has_server

# And all is well afterwards.
run 0 "$RIDE" start 09/09
