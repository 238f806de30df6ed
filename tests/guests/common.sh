# Shared by the tests of good guests: throw-away clusters made from one planted cluster, with this or that preloaded.
# shellcheck shell=bash disable=SC2034
set -euo pipefail
: "${RIDE_BINDIR:?set RIDE_BINDIR to the staged programs of the server}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export PATH=$RIDE_BINDIR:$PATH NO_COLOR=1
. "$(dirname "${BASH_SOURCE[0]}")/../scratch.sh"
work=$(mktemp -d "$scratch/ride-guests.XXXXXX")
chmod 711 "$work"
as=()
if [ "$(id -u)" -eq 0 ]; then as=(runuser -u postgres --); fi
servers=()

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

finish() {
	local status=$? name
	for name in "${servers[@]}"; do
		[ "$status" -eq 0 ] || grep -E 'PANIC|FATAL|terminated by signal' "$work/$name/log" | tail -n 5 >&2 || true
		"${as[@]}" pg_ctl -D "$work/$name/data" -m immediate stop >/dev/null 2>&1 || echo "warning: $name was down already" >&2
	done
	rm -rf "$work"
	[ "$status" -ne 0 ] || echo "ok: $(basename "$0")"
	exit "$status"
}
trap finish EXIT

# up NAME LIBRARIES [SETTING…]: NAME's cluster, with these libraries preloaded; its socket is in its folder.
up() {
	local name=$1 libraries=$2 setting options
	shift 2
	options="-k $work/$name -c listen_addresses='' -c shared_preload_libraries=$libraries"
	for setting; do options+=" -c $setting"; done
	"${as[@]}" pg_ctl -D "$work/$name/data" -w -l "$work/$name/log" -o "$options" start >/dev/null || fail "$name does not start"
	servers+=("$name")
}

down() {
	"${as[@]}" pg_ctl -D "$work/$1/data" -w -m fast stop >/dev/null
	local name left=()
	for name in "${servers[@]}"; do [ "$name" = "$1" ] || left+=("$name"); done
	servers=("${left[@]}")
}

sql() { # sql NAME DATABASE STATEMENT…: as the superuser
	local name=$1 database=$2 statement arguments=()
	shift 2
	for statement; do arguments+=(--command="$statement"); done
	psql -X -A -t -q -v ON_ERROR_STOP=1 -h "$work/$name" -U postgres -d "$database" "${arguments[@]}"
}

# plant SCENARIO: a cluster "base" in which that incident is prepared and nothing runs.
plant() {
	install -d ${as[0]:+-o postgres} "$work/base"
	cp -r "$RIDE_SCENARIOS" "$work/scenarios"
	"${as[@]}" initdb -D "$work/base/data" -U postgres -A trust --no-sync >/dev/null
	"${as[@]}" tee -a "$work/base/data/postgresql.conf" >/dev/null <<-CONF
		fsync = off
		autovacuum = off
		jit = off
		lc_messages = 'C'
		timezone = 'UTC'
		shared_buffers = 16MB
		max_connections = 60
		max_parallel_workers = 8
		max_worker_processes = 16
		unix_socket_permissions = 0777
	CONF
	up base pg_stat_statements,ride ride.sandbox=on "ride.scenario_path=$work/scenarios"
	sql base postgres "CREATE EXTENSION IF NOT EXISTS ride" "SELECT ride.prepare('$1')" >/dev/null
	sql base postgres "ALTER ROLE oncall LOGIN"
	down base
}

copy() { # copy NAME: a cluster like base
	install -d ${as[0]:+-o postgres} "$work/$1"
	"${as[@]}" cp -r "$work/base/data" "$work/$1/data"
}
