#!/usr/bin/env bash
# ride changes no result, no error and no plan of any statement: plays corpus/*.sql on servers that were copied from one
# cluster and differ in what is preloaded, and compares what psql shows, byte for byte, verbose errors included.
#   none     without ride, its extension dropped
#   off      ride preloaded, ride.sandbox off: no sandbox
#   idle     a sandbox where nothing is armed
#   armed    a sandbox where an incident is live that asks for every kind of fact about these very tables
# Two answers differ on purpose and are in no case (docs/hooks.md, "What the on-call is not shown"): the rows of the
# sandbox's own sessions in the on-call's pg_stat_activity, and what a bare VACUUM or ANALYZE warns it of.
#   RIDE_BINDIR=… changes_nothing.sh
export RIDE_SCENARIOS=${RIDE_SCENARIOS:-}
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"

RIDE_SCENARIOS=$(mktemp -d "$work/scenarios.XXXXXX")
cp "$here"/../../scenarios/*.toml "$RIDE_SCENARIOS"
cp -r "$here"/../acts/scenarios/* "$RIDE_SCENARIOS"
chmod -R a+rX "$RIDE_SCENARIOS"
plant 01/01
for name in none off idle armed; do copy "$name"; done

up none pg_stat_statements
up off pg_stat_statements,ride
for name in none off; do
	for database in $(sql "$name" postgres "SELECT datname FROM pg_database WHERE datallowconn AND datname <> 'template0'"); do
		sql "$name" "$database" "SET client_min_messages = warning" \
			"DROP EXTENSION IF EXISTS ride CASCADE"
	done
done
up idle pg_stat_statements,ride ride.sandbox=on "ride.scenario_path=$work/scenarios"
up armed pg_stat_statements,ride ride.sandbox=on "ride.scenario_path=$work/scenarios"
sql armed postgres "SELECT ride.start('01/01')" >/dev/null

# play SERVER CASE: what psql shows of it, but for pids, numbers of objects (arming an incident uses some up) and what ANALYZE VERBOSE says of its own speed and caches; and
# how psql ends, as some cases end their own session.
play() {
	local user ended=0
	user=$(sed -n '1s/^-- as: //p' "$here/corpus/$2.sql")
	[ -n "$user" ] || fail "$2.sql does not say as whom it is played"
	PGOPTIONS="-c client_min_messages=notice" psql -X -a -v VERBOSITY=verbose -v SHOW_CONTEXT=always \
		-h "$work/$1" -U "$user" -d shop_a <"$here/corpus/$2.sql" >"$work/shown" 2>&1 || ended=$?
	sed -E 's/PID [0-9]+/PID N/; s/(RI_ConstraintTrigger_[ac]_|pg_toast_)[0-9]+/\1N/; s/Query Identifier: -?[0-9]+/Query Identifier: N/; /^(avg read rate|buffer usage|system usage): /d' "$work/shown" >"$work/$2.$1"
	echo "psql ended with $ended" >>"$work/$2.$1"
}

status=0
for file in "$here"/corpus/*.sql; do
	case=$(basename "$file" .sql)
	for name in none off idle armed; do play "$name" "$case"; done
	[ "$(grep -c . "$work/$case.none")" -gt "$(grep -c . "$file")" ] || fail "$case: psql has shown no more than the statements"
	! grep -q 'could not connect\|connection to server on socket' "$work/$case.none" || fail "$case: $(<"$work/$case.none")"
	same=yes
	for name in off idle armed; do
		if ! diff -u --label none --label "$name" "$work/$case.none" "$work/$case.$name" >"$work/diff"; then
			head -n 60 "$work/diff" >&2
			echo "FAILED: $case: with ride ($name) another answer than without" >&2
			same=no status=1
		fi
	done
	[ "$same" = no ] || echo "same: $case, $(grep -c . "$work/$case.none") lines"
done
# The comparison is worth nothing where nothing was recorded.
[ "$(sql armed shop_a "SELECT count(*) > 100 FROM ride.ddl_log WHERE role = 'oncall'")" = t ] || fail "the armed server has logged no DDL"
exit "$status"
