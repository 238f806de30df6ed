#!/usr/bin/env bash
# A server that is not a sandbox is left alone: without the module preloaded, and with it preloaded but ride.sandbox off,
# CREATE EXTENSION refuses with a hint, nothing is created, and no director runs.
#   refuses_real_server.sh BINDIR
set -euo pipefail
bindir=$1
. "$(dirname "$0")/../scratch.sh"
work=$(mktemp -d "$scratch/ride-real.XXXXXX")
as=()
if [ "$(id -u)" -eq 0 ]; then
	chown postgres "$work"
	as=(runuser -u postgres --)
fi
finish() {
	"${as[@]}" "$bindir/pg_ctl" -D "$work/data" stop -m immediate >/dev/null 2>&1 || echo "no server to stop"
	rm -rf "$work"
}
trap finish EXIT
cd "$work"
"${as[@]}" "$bindir/initdb" -D "$work/data" -U postgres -A trust --no-sync >/dev/null

sql() { "${as[@]}" "$bindir/psql" -X -A -t -h "$work" -U postgres -d postgres -c "$1" 2>&1 || :; }

try() { # try WHAT SETTINGS
	"${as[@]}" "$bindir/pg_ctl" -D "$work/data" -w -l "$work/log" \
		-o "-k $work -c listen_addresses='' -c fsync=off $2" start >/dev/null
	local said
	said=$(sql "CREATE EXTENSION ride")
	case $said in
	*"this server is not a ride sandbox"*"ride.sandbox = on"*) ;;
	*)
		echo "FAILED, $1: expected a refusal with a hint, got: $said" >&2
		exit 1
		;;
	esac
	said=$(sql "SELECT (SELECT count(*) FROM pg_extension WHERE extname = 'ride'), to_regnamespace('ride') IS NULL,
		(SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'ride director')")
	[ "$said" = "0|t|0" ] || {
		echo "FAILED, $1: something was left behind: $said" >&2
		exit 1
	}
	"${as[@]}" "$bindir/pg_ctl" -D "$work/data" -w stop -m fast >/dev/null
	echo "ok: $1"
}
try "not preloaded" ""
try "preloaded, ride.sandbox off" "-c shared_preload_libraries=ride"
