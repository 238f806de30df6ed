#!/usr/bin/env bash
# A full disk at any point is a clear error with its own exit code, and nothing is left.
. "$(dirname "$0")/common.sh"
[ "$(id -u)" -eq 0 ] || skip "only root can mount a small file system"
mkdir "$work/small"
mount -t tmpfs -o size=8m,mode=711 tmpfs "$work/small" || skip "mounting a tmpfs is not allowed here"
cache=$RIDE_CACHE_DIR

small() { mount -o "remount,size=$1" "$work/small"; }

full() {
	run 11 "$RIDE" start 09/09
	has "$err" "no space left on the device"
	has "$err" "free some space"
	no_servers || fail "a server was left"
	run 0 "$RIDE" ps
	has "$out" "no sandbox is running"
}

# Everything there: initdb runs out first, then the copy of the base, then the server that prepares.
export RIDE_STATE_DIR=$work/small/state RIDE_CACHE_DIR=$work/small/cache
for size in 8m 30m 48m 70m; do
	small $size
	full
done
nothing_left || fail "left: $(ls -AR "$work/small" | head -n 30)"

# Only the sandbox there: the copy of the snapshot runs out.
export RIDE_CACHE_DIR=$cache
rm -rf "$work/small/cache"
small 20m
full
nothing_left || fail "left: $(ls -AR "$RIDE_STATE_DIR" | head -n 30)"

# A reset that finds no room leaves the running sandbox as it was.
small 150m
run 0 "$RIDE" start 09/09
used=$(df --output=used -k "$work/small" | tail -n 1)
small $((used + 10000))k
run 11 "$RIDE" reset
run 0 "$RIDE" status
has "$out" live
small 300m
run 0 "$RIDE" reset
