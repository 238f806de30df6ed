# Shared by the cases: the launcher tests' own helpers, and the engine that run.sh chose.
#   $ENGINE docker or podman · $RIDE_RUNTIME the same · $PG_MAJOR the image's
# shellcheck shell=bash disable=SC2034 source=tests/launcher/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../launcher/common.sh"

: "${ENGINE:?run it by tests/container/run.sh}"

# The container of a sandbox, found as anybody would: by its label.
container_of() {
	"$ENGINE" ps --all --quiet --filter "label=ride.sandbox=$1" --filter "label=ride.state=$RIDE_STATE_DIR"
}

# inside SANDBOX COMMAND…: in its container, as the user it runs as.
inside() {
	local name=$1
	shift
	"$ENGINE" exec "$(container_of "$name")" "$@"
}

# sql DATABASE STATEMENTS: as the on-call.
sql() {
	"$RIDE" psql -d "$1" -- --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --command="$2"
}

nothing_left() {
	same "$("$ENGINE" ps --all --quiet --filter "label=ride.state=$RIDE_STATE_DIR")" ""
	same "$(find "$RIDE_STATE_DIR" -mindepth 1 2>/dev/null)" ""
}
