#!/usr/bin/env bash
# No room, at each place where it can run out: exit status 11, words that say so, and nothing left.
. "$(dirname "$0")/../case.sh"
container_tests=$(cd "$(dirname "$0")/.." && pwd)

refused() {
	run 11 "$@"
	has "$err" "no space left on the device"
	nothing_left
}

# In the container's memory, where the cluster lies: this one plants more than that holds.
scenarios=$work/scenarios
cp -R "$container_tests/../../scenarios" "$scenarios"
chmod -R a+rX "$scenarios"
cat >>"$scenarios/stage-09/09-schema-drift-between-tenant-databases/seed/release.sql" <<'SQL'

CREATE TABLE far_too_much (filling text);
ALTER TABLE far_too_much ALTER COLUMN filling SET STORAGE EXTERNAL;
INSERT INTO far_too_much SELECT repeat(md5(n::text), 200) FROM generate_series(1, 200000) AS n;
SQL
RIDE_SCENARIOS=$scenarios refused "$RIDE" start 09/09

# On the host, in the folder of the launcher's records.
mkdir "$work/small"
mount -t tmpfs -o size=16k,mode=755 tmpfs "$work/small"
records=$RIDE_STATE_DIR
RIDE_STATE_DIR=$work/small
head -c 1M /dev/zero >"$work/small/filling" 2>/dev/null || :
run 11 "$RIDE" start 09/09
has "$err" "no space left on the device"
same "$("$ENGINE" ps --all --quiet --filter "label=ride.state=$RIDE_STATE_DIR")" ""
umount "$work/small"
RIDE_STATE_DIR=$records

# Where the engine keeps its own: an engine on a small file system, which holds the image and little more.
mount -t tmpfs -o size=2g,mode=711 tmpfs "$work/small"
"$ENGINE" save --output "$work/image.tar" "ride:$PG_MAJOR"
(
	. "$container_tests/engine.sh"
	RIDE_ENGINE_DIR=$work/small
	trap engine_stop EXIT
	engine_start "$ENGINE"
	"$ENGINE" load --quiet --input "$work/image.tar" >/dev/null
	run 0 "$RIDE" start 09/09
	run 0 "$RIDE" stop
	head -c 4G /dev/zero >"$work/small/filling" 2>/dev/null || :
	refused "$RIDE" start 09/09
	rm "$work/small/filling"
	run 0 "$RIDE" start 09/09
	run 0 "$RIDE" stop --all
	nothing_left
)
umount "$work/small"
