#!/usr/bin/env bash
# Any command clears what a killed launcher left, server and all; and nothing that is not certainly ride's own.
. "$(dirname "$0")/common.sh"

# A start whose launcher and keeper both vanished: the record still says "starting", the server runs.
run 0 "$RIDE" start 09/09
sockets=$(sed -n 's/.*"socket_folder": "\(.*\)".*/\1/p' "$RIDE_STATE_DIR/09-09/record.json")
[ -d "$sockets" ] || fail "the record names no socket folder"
sed -i 's/"state": "live"/"state": "starting"/' "$RIDE_STATE_DIR/09-09/record.json"
run 0 "$RIDE" ps
has "$out" "no sandbox is running"
has "$err" "interrupted start of 09-09"
nothing_left || fail "left: $(ls -AR "$RIDE_STATE_DIR") $(servers)"
[ ! -e "$sockets" ] || fail "the sockets were left"

# A reset that was cut off is no leftover: the sandbox is down, and can be reset again.
run 0 "$RIDE" start 09/09
before=$("$RIDE" env)
sed -i 's/"state": "live"/"state": "resetting"/' "$RIDE_STATE_DIR/09-09/record.json"
run 0 "$RIDE" ps
has "$out" "down"
run 14 "$RIDE" status
run 0 "$RIDE" reset
same "$("$RIDE" env)" "$before"

# Other people's things in the state folder stay, even where their names look like ours.
mkdir -p "$RIDE_STATE_DIR/poetry/src" "$RIDE_STATE_DIR/Documents"
touch "$RIDE_STATE_DIR/poetry.lock" "$RIDE_STATE_DIR/poetry/src/mine" "$RIDE_STATE_DIR/Documents/mine"
# So does a record that this ride cannot read; it is named, and hides no other sandbox.
mkdir "$RIDE_STATE_DIR/strange"
echo '{"name": "strange", "format": "of the future"}' >"$RIDE_STATE_DIR/strange/record.json"
touch "$RIDE_STATE_DIR/strange.lock"
run 0 "$RIDE" ps
has "$out" "09-09"
has "$err" "strange/record.json"
run 4 "$RIDE" stop strange
run 0 "$RIDE" stop 09-09
same "$(cd "$RIDE_STATE_DIR" && find . -type f | sort | tr '\n' ' ')" \
	"./Documents/mine ./poetry.lock ./poetry/src/mine ./strange.lock ./strange/record.json "
rm -rf "$RIDE_STATE_DIR"
