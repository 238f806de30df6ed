#!/usr/bin/env bash
# A cached cluster whose manifest is not one of ours is made anew, whatever stands in it; so is one that lost a file.
. "$(dirname "$0")/common.sh"

play_once() {
	run 0 "$RIDE" start 09/09
	run 0 "$RIDE" stop
}

play_once
manifest=$(echo "$RIDE_CACHE_DIR"/incidents/*/manifest.json)
[ -f "$manifest" ] || fail "there is no manifest in $RIDE_CACHE_DIR"
good=$(<"$manifest")
key=$(field key "$good")
[ -n "$key" ] || fail "the manifest names no key: $good"
for broken in '' '[]' 'null' '{"key": 1}' '{"key": ["x"]}' '{"files": 3' "{\"key\": \"$key\"}" \
	"{\"key\": \"$key\", \"files\": \"many\", \"bytes\": 5}" "{\"key\": \"$key\", \"files\": -1, \"bytes\": {}}"; do
	echo "$broken" >"$manifest"
	play_once
	same "$(<"$manifest")" "$good"
done
rm "$(dirname "$manifest")/data/global/pg_filenode.map"
play_once
[ -f "$(dirname "$manifest")/data/global/pg_filenode.map" ] || fail "the lost file did not come back"
