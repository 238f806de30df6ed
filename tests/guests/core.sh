#!/usr/bin/env bash
# PostgreSQL's own regression and isolation suites with ride in the server: on three servers made alike,
#   without   ride has never been there
#   unarmed   the module is loaded, in a sandbox where nothing is armed; its extension is in the database
#   armed     an incident is live, and the suite plays as its on-call (who is a superuser here, as the suites want)
# What psql and the isolation tester show must be the same, test by test, but for core.NN.differences, which says why each
# difference is there. Any other difference, and one that is listed and has gone, is red. For developers: a quarter of an
# hour of an idle machine, or RIDE_CORE=regress for the shorter half.
#   RIDE_BINDIR=… PG_CONFIG=… core.sh            ACCEPT=1 writes what it finds to the list, below the reasons that stand there
# Environment: RIDE_CORE (regress, isolation; both), RIDE_PG_SOURCE (a source tree), RIDE_CORE_CACHE (where sources are kept),
# RIDE_CORE_TESTS (these tests alone), RIDE_CORE_KEEP (a folder for what was shown).
export RIDE_SCENARIOS=${RIDE_SCENARIOS:-}
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
# shellcheck source=source.sh
. "$here/source.sh"
[ -n "$RIDE_SCENARIOS" ] || RIDE_SCENARIOS=$(cd "$here/../../scenarios" && pwd)
major=$("$RIDE_BINDIR/pg_config" --version | sed 's/^PostgreSQL \([0-9]*\).*/\1/')
config=${PG_CONFIG:-/usr/lib/postgresql/$major/bin/pg_config} # with the headers and the testers, which the stage has not
[ -x "$config" ] || fail "set PG_CONFIG to the pg_config that ride was built with"
fetch_source "$config" "${RIDE_CORE_CACHE:-$here/../../build/core}"
tests=$("$config" --pgxs | sed 's#/src/makefiles/.*##')/src/test

# The functions that the suite calls, for this very server.
install -d -m 755 "$work/lib"
# shellcheck disable=SC2046 # flags are words
cc -shared -fPIC -O1 -w -I"$("$config" --includedir-server)" $("$config" --cppflags) -o "$work/lib/regress.so" "$source/src/test/regress/regress.c"
ln -s "$("$config" --pkglibdir)"/{refint,autoinc}.so "$work/lib/"

plant 09/09
up base pg_stat_statements,ride ride.sandbox=on "ride.scenario_path=$work/scenarios"
sql base postgres "ALTER ROLE oncall SUPERUSER LOGIN"
for suite in regress isolation; do
	sql base postgres "CREATE DATABASE $suite TEMPLATE template1"
	for setting in "lc_messages TO 'C'" "lc_monetary TO 'C'" "lc_numeric TO 'C'" "lc_time TO 'C'" "bytea_output TO 'hex'" \
		"timezone_abbreviations TO 'Default'"; do
		sql base postgres "ALTER DATABASE $suite SET $setting"
	done
	sql base "$suite" "GRANT ALL ON SCHEMA public TO PUBLIC"
done
down base
"${as[@]}" sed -i "s/^max_connections = .*/max_connections = 60\nmax_prepared_transactions = 4\ncompute_query_id = regress/" "$work/base/data/postgresql.conf"
for name in without unarmed armed; do copy "$name"; done

up without pg_stat_statements
for database in $(sql without postgres "SELECT datname FROM pg_database WHERE datallowconn"); do
	sql without "$database" "SET client_min_messages = warning" "DROP EXTENSION IF EXISTS ride CASCADE"
done
up unarmed pg_stat_statements,ride ride.sandbox=on "ride.scenario_path=$work/scenarios"
up armed pg_stat_statements,ride ride.sandbox=on "ride.scenario_path=$work/scenarios"
sql armed postgres "SELECT ride.start('09/09')" >/dev/null
sql armed postgres "ALTER ROLE oncall SUPERUSER LOGIN"
# A sandbox takes this right away from everybody; the suites make temporary tables as many roles.
for name in without unarmed armed; do
	for suite in regress isolation; do sql "$name" postgres "GRANT TEMPORARY ON DATABASE $suite TO PUBLIC"; done
done

# play SERVER SUITE: the suite on that server, one test after the other, as its on-call
play() {
	local server=$1 suite=$2 folder=$work/$1/$2 tester schedule one words=()
	install -d ${as[0]:+-o postgres} "$folder" "$folder/results"
	cp -r "$source/src/test/$suite/." "$folder/"
	[ ${#as[@]} -eq 0 ] || chown -R postgres "$folder"
	case $suite in
	regress) tester=$tests/regress/pg_regress schedule=$folder/parallel_schedule ;;
	isolation) tester=$tests/isolation/pg_isolation_regress schedule=$folder/isolation_schedule ;;
	esac
	words=(--schedule="$schedule")
	[ -z "${RIDE_CORE_TESTS:-}" ] || read -ra words <<<"$RIDE_CORE_TESTS"
	(
		cd "$folder" || exit 1
		"${as[@]}" env --unset=LC_CTYPE --unset=LC_COLLATE LANG=C "$tester" --use-existing --dbname="$suite" --host="$work/$server" --user=oncall \
			--bindir="$RIDE_BINDIR" --dlpath="$work/lib" --inputdir="$folder" --outputdir="$folder" --max-connections=1 "${words[@]}"
	) >"$work/$server.$suite" 2>&1 || :  # what differs from the suite's own expectation is compared below
	grep -qE '^ *(test|ok|not ok)' "$work/$server.$suite" || fail "$server: the suite has not run: $(tail -n 20 "$work/$server.$suite")"
}

# What is another on every server: folders, and the numbers of objects that come after those of ride.
shown() { sed -E "s#/$1/#/SERVER/#g; s/^ [0-9]{5} \| / N | /; s/\| +[0-9]{5}\$/| N/" "$2"; }

# The same line as often as it is there, and of both servers once: TEST SERVER TIMESx LINE.
fold() {
	sort | uniq -c | awk '{
		count = $1; test = $2; server = $3; sub(/^ *[0-9]+ [^ ]+ [^ ]+ /, ""); key = test "\t" count "x " $0
		if (key in on) on[key] = "both"; else on[key] = server
	} END { for (key in on) { split(key, part, "\t"); print part[1], on[key], substr(key, length(part[1]) + 2) } }' | sort
}

for suite in ${RIDE_CORE:-regress isolation}; do
	for server in without unarmed armed; do
		play "$server" "$suite"
		echo "played: $suite on $server, $(find "$work/$server/$suite/results" -name '*.out' | wc -l) tests" >&2
	done
	for server in unarmed armed; do
		for file in "$work/without/$suite/results"/*.out; do
			name=$(basename "$file" .out)
			diff -U0 <(shown without "$file") <(shown "$server" "$work/$server/$suite/results/$name.out") |
				sed -nE "/^(---|\+\+\+) /d; /^@@/d; s#^#$suite/$name $server #p" || :
		done
	done >>"$work/lines"
done
fold <"$work/lines" >"$work/found"
[ -z "${RIDE_CORE_KEEP:-}" ] || cp -r "$work"/{without,unarmed,armed}.* "$work/found" "$RIDE_CORE_KEEP"

list=$here/core.$major.differences
wanted=$work/wanted
grep -vE '^(#|$)' "$list" 2>/dev/null | grep -E "^($(tr ' ' '|' <<<"${RIDE_CORE:-regress isolation}"))/" >"$wanted" || :
if [ -n "${ACCEPT:-}" ]; then
	{ grep -E '^#' "$list" 2>/dev/null || :; cat "$work/found"; } >"$list.new"
	mv "$list.new" "$list"
	exit 0
fi
diff -u --label "$(basename "$list")" --label found <(sort "$wanted") <(sort "$work/found") || fail "other differences than those that are known"
[ "$(sql armed regress "SELECT count(*) > 1000 FROM ride.ddl_log WHERE role = 'oncall'")" = t ] || [ "${RIDE_CORE:-}" = isolation ] ||
	[ -n "${RIDE_CORE_TESTS:-}" ] || fail "the armed server has logged no DDL"
echo "$(wc -l <"$wanted") known differences, no other"
