#!/usr/bin/env bash
# Other modules with hooks of their own, preloaded before ride and after it: every scenario's solve exam gets its card,
# and each module still does its work: statements counted, plans logged, audit lines written, acts recorded.
#   RIDE=… RIDE_STAGE=… RIDE_BINDIR=… PKGLIBDIR=… SHAREDIR=… chained.sh before|after
set -euo pipefail
: "${RIDE:?}" "${RIDE_STAGE:?}" "${RIDE_BINDIR:?}" "${PKGLIBDIR:?}" "${SHAREDIR:?}"
audit=$PKGLIBDIR/pgaudit
if [ ! -e "$audit.so" ]; then
	echo "SKIPPED: chained.sh: there is no $audit.so: install Debian's postgresql-NN-pgaudit" >&2
	exit 77
fi
case $1 in
before) libraries=pg_stat_statements,auto_explain,$audit,ride ;;
after) libraries=ride,$audit,auto_explain,pg_stat_statements ;;
*) exit 2 ;;
esac

. "$(dirname "$0")/../scratch.sh"
work=$(mktemp -d "$scratch/ride-chained.XXXXXX")
chmod 711 "$work" # as root, the server's unprivileged user must be able to pass through
export RIDE_STATE_DIR=$work/state RIDE_CACHE_DIR=$work/cache NO_COLOR=1
finish() {
	local status=$?
	"$ride" stop --all >/dev/null 2>&1 || echo "warning: ride stop --all failed" >&2
	rm -rf "$work"
	[ "$status" -ne 0 ] || echo "ok: ride, with others $order"
	exit "$status"
}
fail() {
	echo "FAILED: $*" >&2
	exit 1
}
order=$1

# A copy of the installation whose server is told more than the launcher tells it.
cp -a "$RIDE_STAGE" "$work/stage"
ride=$work/stage${RIDE#"$RIDE_STAGE"}
server=$work/stage${RIDE_BINDIR#"$RIDE_STAGE"}/postgres
trap finish EXIT
mv "$server" "$server.real"
cat >"$server" <<-SERVER
	#!/bin/sh
	case \$1 in
	--* | -V) exec "\$0.real" "\$@" ;;
	esac
	exec "\$0.real" "\$@" -c shared_preload_libraries='$libraries' -c pg_stat_statements.track=all \\
		-c auto_explain.log_min_duration=0 -c auto_explain.log_nested_statements=on -c pgaudit.log=all -c pgaudit.log_relation=on
SERVER
chmod 755 "$server"

"$ride" scenario exam --kind solve --jobs 2 || fail "with $libraries an exam has another card"

"$ride" start 09/09 --name guests --json >"$work/started" 2>"$work/err" || fail "start: $(<"$work/err")"
database=tenant_b
sql() { "$ride" psql guests -d "$database" -- --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }
port=$(sed -n 's/.*"port": \([0-9]*\).*/\1/p' "$RIDE_STATE_DIR/guests/record.json")
socket=$(sed -n 's/.*"socket_folder": "\([^"]*\)".*/\1/p' "$RIDE_STATE_DIR/guests/record.json")
super() { psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 -h "$socket" -p "$port" -U postgres -d "$database" "$@"; }
same() { [ "$1" = "$2" ] || fail "$3: expected '$2', got '$1'"; }

# pgaudit's own event triggers, as its script makes them.
script=$(find "$SHAREDIR/extension" -regextype posix-extended -regex '.*/pgaudit--[0-9.]+\.sql' | sort -V | tail -n 1)
sed -e '/^\\echo/d' -e "s#MODULE_PATHNAME#$audit#" "$script" | super
same "$(super --command='SHOW shared_preload_libraries')" "$libraries" "what is preloaded"
sql --command='CREATE TABLE guests (id int PRIMARY KEY)' --command='INSERT INTO guests SELECT generate_series(1, 7)' \
	--command='SELECT count(*) AS guests_of FROM guests WHERE id > 2' --command='SELECT count(*) AS guests_of FROM guests WHERE id > 3' \
	--command='DO $$ BEGIN PERFORM id AS guests_inside FROM guests; END $$' --command='DROP TABLE guests' >/dev/null
sql --command="SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'orders_api' AND datname = current_database()" >/dev/null

same "$(super --command="SELECT calls, rows FROM pg_stat_statements WHERE query LIKE 'SELECT count(*) AS guests_of%'")" "2|2" "what pg_stat_statements counted"
same "$(super --command="SELECT calls, rows, toplevel FROM pg_stat_statements WHERE query LIKE '%guests_inside FROM guests' AND NOT toplevel")" "1|7|f" "what pg_stat_statements counted inside"
log=$RIDE_STATE_DIR/guests/server.log
plans=$(grep -c 'Query Text: SELECT count(\*) AS guests_of' "$log" || :)
same "$plans" 2 "plans that auto_explain logged"
audits=$(grep -o 'AUDIT: SESSION,[0-9,]*[A-Z]*,\(CREATE TABLE\|DROP TABLE\),TABLE,public.guests' "$log" | sed 's/.*AUDIT: SESSION,[0-9,]*//' | sort | paste -sd' ' || :)
same "$audits" "DDL,CREATE TABLE,TABLE,public.guests DDL,DROP TABLE,TABLE,public.guests" "tables that pgaudit audited"
reads=$(grep -c 'AUDIT: SESSION,[0-9,]*READ,SELECT,TABLE,public.guests,SELECT count' "$log" || :)
same "$reads" 2 "reads that pgaudit audited"
same "$(super --command="SELECT string_agg(tag, ',' ORDER BY act) FROM ride.ddl_log WHERE role = 'oncall' AND object_name = 'public.guests'")" "CREATE TABLE,DROP TABLE" "what ride logged"
same "$(super --command="SELECT string_agg(kind, ',') FROM ride.actions() WHERE object LIKE '%guests' OR kind = 'signal'")" "CREATE TABLE,INSERT,SELECT,SELECT,DROP TABLE,signal" "what ride told"
