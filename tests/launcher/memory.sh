#!/usr/bin/env bash
# Where there is room, sandboxes lie in memory; else, and when it fills up, on disk. In a mount namespace of its own:
# its /dev/shm has the size and the options that a case wants, its /var/lib is the disk, and no sandbox of anybody's is in sight.
if [ "${1:-}" != inside ] && [ "$(id -u)" -eq 0 ]; then
	unshare --mount --propagation private true 2>/dev/null && exec unshare --mount --propagation private bash "$0" inside
fi
if [ "${1:-}" = inside ]; then
	set -e
	# the launcher may lie in what is about to be covered
	mkdir -p /var/lib
	mount -t tmpfs -o size=2g,mode=755 tmpfs /var/lib
	mount -t tmpfs -o size=2g,mode=1777 tmpfs /dev/shm
	mkdir -m 711 /var/lib/scratch
	export TMPDIR=/var/lib/scratch
fi
. "$(dirname "$0")/common.sh"
[ "${1:-}" = inside ] || skip "only root with a mount namespace of its own can say how much memory there is"
unset RIDE_STATE_DIR
state=/var/lib/ride memory=/dev/shm/ride-0

place() { field place "$("$RIDE" ps --json)"; }
shm() { mount -o "remount,$1" /dev/shm; }
traces() { find "$memory" "$state" -mindepth 1 2>/dev/null || true; }
gone() { same "$(traces)" ""; }

# Room: the cluster is there, in a folder of this user's alone; the record and the log are on disk.
run 0 "$RIDE" doctor
has "$out" "in memory: $memory"
run 0 "$RIDE" start 09/09
same "$(place)" memory
run 0 "$RIDE" ps
has "$out" " memory "
folder=$(field folder "$("$RIDE" ps --json)")
[ "$(dirname "$folder")" = "$memory" ] || fail "the cluster is in $folder"
same "$(stat --format='%a %U' "$memory")" "711 root"
same "$(stat --format='%a %U' "$folder/data")" "700 postgres"
same "$(find "$state/09-09" -mindepth 1 -printf '%f\n' | sort | tr '\n' ' ')" "record.json server.log "
run 0 "$RIDE" score
before=$("$RIDE" env)
run 0 "$RIDE" reset
same "$("$RIDE" env)" "$before"
same "$(place)" memory

# No exec is no harm: nothing of a cluster is executed.
shm noexec
run 0 "$RIDE" reset
same "$(place)" memory
shm exec

# A reboot empties memory. What is left says so, and can be begun anew at the same address.
pid=$(head -n 1 "$folder/data/postmaster.pid")
kill -QUIT "$pid"
wait_until 10 no_process "$pid"
rm -rf "$memory"
run 0 "$RIDE" ps
has "$out" " down "
# Somebody else may be there first, with links to where ride would move and remove what it finds.
mkdir -p /dev/shm/theirs/data.new /dev/shm/theirs/data.old /dev/shm/theirs/data
touch /dev/shm/theirs/data/keep /dev/shm/theirs/data.new/keep /dev/shm/theirs/data.old/keep
mkdir "$memory" && ln -s /dev/shm/theirs "$folder" && chown -R nobody "$memory" /dev/shm/theirs
run 0 "$RIDE" ps
has "$out" " down "
run 0 "$RIDE" reset
same "$(place)" disk
same "$(find /dev/shm/theirs -name keep | wc -l)" 3
same "$(readlink "$folder")" /dev/shm/theirs
rm -r "$memory" /dev/shm/theirs
run 0 "$RIDE" reset
same "$("$RIDE" env)" "$before"
same "$(place)" memory

# Memory that has filled up: the reset finds its room on disk, and comes back later.
fill() { fallocate -l "$(($(df --output=avail -B1 /dev/shm | tail -n 1) - $1 * 1024 * 1024))" /dev/shm/full; }
fill 20
run 0 "$RIDE" doctor
has "$out" "in the state folder: /dev/shm: "
has "$out" " MB free of the 1024 wanted"
run 0 "$RIDE" reset
same "$(place)" disk
same "$("$RIDE" env)" "$before"
[ ! -e "$folder" ] || fail "the old cluster stayed in memory"
rm /dev/shm/full
run 0 "$RIDE" reset
same "$(place)" memory
[ ! -e "$state/09-09/data" ] || fail "the old cluster stayed on disk"
run 0 "$RIDE" stop
gone

# It fills up while a sandbox is being copied: over again, on disk. What is left is for shared memory of other kinds.
"$RIDE" start 09/09 >"$work/out" 2>"$work/err" &
start=$!
until [ -d "$folder/data" ]; do kill -0 "$start" || fail "$(<"$work/err")"; done
kill -STOP "$start"
fill 8
kill -CONT "$start"
wait "$start" || fail "$(<"$work/err")"
same "$(place)" disk
[ ! -e "$folder" ] || fail "a torso stayed in memory"
run 0 "$RIDE" score
rm /dev/shm/full
run 0 "$RIDE" stop
gone

# A small one, such as a container's, is none. And a ride that kept everything on disk wrote records without the new word.
shm size=64m
run 0 "$RIDE" start 09/09
shm size=2g
sed -i '/"in_memory"/d' "$state/09-09/record.json"
same "$(place)" disk
run 0 "$RIDE" score
run 0 "$RIDE" stop
gone

# What somebody else has laid at our place is left alone, be it a folder, a link or open to others.
is_left_alone() {
	run 0 "$RIDE" doctor
	has "$out" "$memory belongs to somebody else, or others may write to it"
}
rm -rf "$memory"
mkdir "$memory" && chown nobody "$memory"
is_left_alone
rm -rf "$memory"
mkdir -m 1777 "$memory"
is_left_alone
rm -rf "$memory"
mkdir /dev/shm/elsewhere && ln -s elsewhere "$memory" && touch /dev/shm/elsewhere/mine
is_left_alone
run 0 "$RIDE" start 09/09
same "$(place)" disk
run 0 "$RIDE" stop
same "$(ls -A /dev/shm/elsewhere)" mine
rm "$memory"

# A killed launcher leaves nothing in memory either; nor does an exam.
"$RIDE" start 09/09 >/dev/null 2>&1 &
start=$!
wait_until 20 test -d "$folder/data"
kill -KILL "$start"
status=0
wait "$start" 2>/dev/null || status=$?
same "$status" 137 # amid its work, or this would prove nothing
wait_until 20 test ! -e "$folder"
run 0 "$RIDE" ps
gone
run 0 "$RIDE" scenario exam 09/09 --kind nothing --jobs 1
gone

# RIDE_STATE_DIR rules.
export RIDE_STATE_DIR=$work/state
run 0 "$RIDE" doctor
has "$out" "in the state folder: RIDE_STATE_DIR says where"
run 0 "$RIDE" start 09/09
same "$(place)" disk
[ -d "$RIDE_STATE_DIR/09-09/data" ] || fail "the cluster is not in RIDE_STATE_DIR"
[ ! -e "$memory" ] || same "$(ls -A "$memory")" ""
