#!/usr/bin/env bash
# What a score costs, as a ratio of what it cannot do without: one parallel connect to the incident's databases. Both are
# timed by turns in one process that keeps its session: no shell, no psql, no log-in of the on-call is in either. The
# connect is by peer authentication, the cheapest there is. "plain" is an incident that nobody has touched; "digests" is
# the same after a DELETE of no row from each seeded table, so that the rows of all of them are compared.
#   ./dev bench score         (ROUNDS=50 IDS="09/09" LARGEST= BAR=3.0 OUT=FILE)
# ROUNDS   of each; the median counts
# IDS      incidents that are measured besides the largest
# LARGEST  the incident with the largest snapshot; found by planting all of them, seed 0, unless it is named
# BAR      on the ratio of a plain score; the digests have none, since their cost is that of the rows
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
rounds=${ROUNDS:-50} ids=${IDS-09/09} largest=${LARGEST:-} bar=${BAR:-3.0}
workplace 4
clock

if [ -z "$largest" ]; then
	most=0
	for id in $("$RIDE" list --json | grep -o '"id":"[^"]*' | cut -d'"' -f4); do
		plant "$id"
		size=$(du -sk "$snapshot" | cut -f1)
		if ((size > most)); then most=$size largest=$id; fi
	done
fi

# measure ID KIND: a row of the table; sets $bad when it is over the bar.
rows=() bad=
measure() {
	local id=$1 kind=$2 floor figure rate
	progress "$id, $kind: $rounds rounds"
	PGPASSWORD=$password waited "$work/stopwatch" scores "$rounds" "host=$socket port=$port user=postgres" \
		"host=127.0.0.1 port=$port user=oncall dbname=postgres" "${databases[@]}" >"$work/figures" || fail "$id, $kind: no score"
	floor=$(column 1 <"$work/figures" | median)
	figure=$(column 2 <"$work/figures" | median)
	rate=$(ratio "$figure" "$floor")
	[ "$kind" != plain ] || ! over "$rate" "$bar" || bad+=" $id ($rate)"
	rows+=("$id $kind ${#databases[@]} $digested $floor $figure $rate")
}

# What is read of the seeded tables: shown by the server's statistics once the sessions that read have ended.
read_rows() {
	local database sum=0
	for database in "${databases[@]}"; do
		sum=$((sum + $(as_superuser "$database" "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) FROM pg_stat_user_tables")))
	done
	echo "$sum"
}

touch_all() {
	local database table
	# whoever holds a lock on one would be waited for
	as_superuser postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname IS NOT NULL" >/dev/null
	while IFS='|' read -r database table; do
		PGPASSWORD=$password "$bindir/psql" -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U oncall -d "$database" \
			-c "SET lock_timeout = '10s'" -c "DELETE FROM $table WHERE false" || fail "cannot touch $table in $database"
	done < <(as_superuser ride "SELECT database, quote_ident(schema) || '.' || quote_ident(name) FROM seeded_object ORDER BY 1, 2")
}

for id in $ids "$largest"; do
	[ "$id" != "${before:-}" ] || continue
	before=$id
	progress "starting $id"
	ride_quietly start "$id" --name score
	sandbox score
	mapfile -t databases < <(as_superuser postgres "SELECT datname FROM pg_database WHERE datallowconn AND datname !~ '^(template.|postgres|ride)\$' ORDER BY 1")
	[ "${#databases[@]}" -gt 0 ] || fail "$id has no database"
	digested=0
	start=$(read_rows)
	measure "$id" plain
	plain=$(($(read_rows) - start))
	digested=$(as_superuser ride "SELECT coalesce(sum(rows::bigint), 0) FROM kept_part")
	touch_all
	start=$(read_rows)
	measure "$id" digests
	with=$(($(read_rows) - start))
	((with - plain > digested * rounds / 2)) || fail "$id: no digest was taken: $plain rows read without, $with with"
	ride_quietly stop score
done

json=
progress_end
printf '%-52s %-8s %9s %9s %11s %11s %6s\n' "incident ($rounds rounds, files on $place)" score databases rows 'connect ms' 'score ms' ratio
for row in "${rows[@]}"; do
	read -r id kind databases digested floor figure rate <<<"$row"
	printf '%-52s %-8s %9d %9d %11.2f %11.2f %6.2f\n' "$id" "$kind" "$databases" "$digested" \
		"$(calculate "$floor / 1000" .3f)" "$(calculate "$figure / 1000" .3f)" "$rate"
	json+="${json:+,}{\"incident\":\"$id\",\"score\":\"$kind\",\"databases\":$databases,\"rows\":$digested,\"connect_us\":$floor,\"score_us\":$figure,\"ratio\":$rate}"
done
echo "the bar of a plain score: $bar"
publish "\"rounds\":$rounds,\"bar\":$bar,\"scores\":[$json]"
[ -z "$bad" ] || fail "more than $bar times a connect:$bad"
