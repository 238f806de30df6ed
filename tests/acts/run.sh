#!/usr/bin/env bash
# Plays random acts of some seeds against a sandbox of its own, and wants the recorder's account to be the player's.
#   RIDE=…/ride RIDE_ACTS_PLAYER=…/player [RIDE_ACTS_SEEDS="1 2 3"] [RIDE_ACTS_EACH=150] run.sh
# Many seeds share a server; RIDE_ACTS_SERVER is how many of them (default 10), so that its timeline stays short.
set -euo pipefail
: "${RIDE:?set RIDE to the staged launcher, e.g. build/dev/stage/usr/bin/ride}"
: "${RIDE_ACTS_PLAYER:?set RIDE_ACTS_PLAYER to the built player}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
read -ra seeds <<<"${RIDE_ACTS_SEEDS:-1 2 3 4 5}"
each=${RIDE_ACTS_EACH:-150}

. "$(dirname "$0")/../scratch.sh"
work=$(mktemp -d "$scratch/ride-acts.XXXXXX")
chmod 711 "$work" # as root, the server's unprivileged user must be able to pass through
export RIDE_STATE_DIR=$work/state RIDE_CACHE_DIR=$work/cache RIDE_SCENARIOS=$work/scenarios NO_COLOR=1
finish() {
	local status=$?
	[ "$status" -eq 0 ] || tail -n 20 "$RIDE_STATE_DIR"/*/server.log >&2 2>/dev/null || true
	"$RIDE" stop --all >/dev/null 2>&1 || echo "warning: ride stop --all failed" >&2
	rm -rf "$work"
	exit "$status"
}
trap finish EXIT

# The incident is the player's own; the words that all scenarios share are the real ones.
mkdir "$RIDE_SCENARIOS"
cp "$here"/../../scenarios/*.toml "$RIDE_SCENARIOS"
cp -r "$here"/scenarios/* "$RIDE_SCENARIOS"

boot() {
	"$RIDE" start 01/01 --name acts --json >"$work/started" 2>"$work/err" || {
		cat "$work/err" >&2
		exit 1
	}
	local port password socket
	port=$(sed -n 's/.*"port":\([0-9]*\).*/\1/p' "$work/started")
	password=$(sed -n 's/.*"password":"\([^"]*\)".*/\1/p' "$work/started")
	socket=$(sed -n 's/.*"socket_folder": "\([^"]*\)".*/\1/p' "$RIDE_STATE_DIR/acts/record.json")
	export RIDE_ACTS_ONCALL="host=127.0.0.1 port=$port user=oncall password=$password options='-c lock_timeout=200'"
	export RIDE_ACTS_SUPERUSER="host=$socket port=$port user=postgres"
	export RIDE_ACTS_FACTS=$RIDE_STATE_DIR/acts/data/ride/facts
}

boot
for ((from = 0; from < ${#seeds[@]}; from += ${RIDE_ACTS_SERVER:-10})); do
	[ "$from" -eq 0 ] || { "$RIDE" stop acts >/dev/null && boot; }
	"$RIDE_ACTS_PLAYER" "$each" "${seeds[@]:from:${RIDE_ACTS_SERVER:-10}}"
done
