#!/usr/bin/env bash
# Instructions a statement of the on-call's while an incident is armed, against the same server without ride, by valgrind's
# callgrind: they do not depend on what else the machine does. Four workloads through one connection: SELECT by key,
# prepared; TPC-B; what \d of a table asks about its columns; and a listing of all columns, whose rows are each looked
# at by ride. Instructions a transaction are the slope between a short run and a long one, so that logging in
# does not count; the figure is the median of paired runs, one server after the other with the same random numbers.
#   ./dev bench overhead      (PAIRS=7 BAR=2.0 OUT=FILE; KEEP=folder keeps the profiles)
# Valgrind slows a statement by 50 or so, while the timeline takes 50 statements a second at most: more of them are told
# of here than in life, so the figure is an upper bound. It fails when a workload costs more than BAR percent.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
pairs=${PAIRS:-7} bar=${BAR:-2.0}
export RIDE_BINDIR=$bindir
RIDE_SCENARIOS=${RIDE_SCENARIOS:-$(cd "$(dirname "$0")/../scenarios" && pwd)}
# shellcheck source-path=SCRIPTDIR source=../tests/guests/common.sh
. "$(dirname "$0")/../tests/guests/common.sh"
place=$(stat --file-system --format=%T "$work")
trap 'finish >&2' EXIT # the last line of stdout is the figures
trap 'exit 130' INT
trap 'exit 143' TERM HUP

need valgrind valgrind
pgbench=$RIDE_BINDIR/pgbench
[ -x "$pgbench" ] || pgbench=$("$RIDE_BINDIR/pg_config" --bindir)/pgbench
[ -x "$pgbench" ] || pgbench=$(command -v pgbench) || fail "there is no pgbench"

# One cluster in which an incident has been armed and the on-call has its bench; the facts stay armed in its copies. The
# other copy has never heard of ride. Neither has a director: workers would only be slow, and the hooks do not ask for it.
as_oncall() {
	PGHOST=$work/$1 PGUSER=oncall PGDATABASE=tenant_a "$pgbench" "${@:2}" 2>"$work/err" >"$work/said" ||
		fail "pgbench: $(<"$work/err")"
}
progress "arming a cluster"
plant 09/09
up base pg_stat_statements,ride ride.sandbox=on "ride.scenario_path=$work/scenarios"
sql base postgres "SELECT ride.start('09/09')" >/dev/null
as_oncall base --initialize --quiet --scale=1
as_oncall base --no-vacuum --transactions=100 # no statement is the first of its kind on its pages
down base
for name in without with; do copy "$name"; done
up without pg_stat_statements
for database in $(sql without postgres "SELECT datname FROM pg_database WHERE datallowconn"); do
	sql without "$database" "SET client_min_messages = warning" "DROP EXTENSION IF EXISTS ride CASCADE"
done
down without

# profiled NAME LIBRARIES [SETTING…]: as up, the postmaster and all that it forks under callgrind.
install -d -m 777 "$work/profiles"
profiled() {
	local name=$1 libraries=$2 setting settings=()
	shift 2
	for setting; do settings+=(-c "$setting"); done
	"${as[@]}" valgrind --tool=callgrind --quiet --callgrind-out-file="$work/profiles/%p" "$RIDE_BINDIR/postgres" \
		-D "$work/$name/data" -k "$work/$name" -c listen_addresses= -c shared_preload_libraries="$libraries" -c max_worker_processes=0 \
		-c max_parallel_workers=0 -c log_connections=on -c log_line_prefix='%p ' "${settings[@]}" >"$work/$name/log" 2>&1 &
	servers+=("$name")
	until sql "$name" postgres "SELECT 1" >/dev/null 2>&1; do kill -0 "$!" || fail "$name does not start: $(<"$work/$name/log")"; done
}
profiled without pg_stat_statements
profiled with pg_stat_statements,ride ride.sandbox=on "ride.scenario_path=$work/scenarios"
[ "$(head -c 4 "$work/with/data/ride/facts" | tac -rs .)" = RIDE ] || fail "there are no facts"

# run NAME TRANSACTIONS OPTIONS…: the instructions of the backend that has served them
run() {
	local pid profile
	as_oncall "$1" --no-vacuum --client=1 --random-seed=7 --transactions="$2" "${@:3}"
	pid=$(sed -n 's/^\([0-9]*\) LOG:  connection authorized: user=oncall .*application_name=pgbench.*/\1/p' "$work/$1/log" | tail -n 1)
	profile=$work/profiles/$pid
	until grep -qs '^totals:' "$profile"; do :; done # it is written when the backend ends, after pgbench
	sed -n 's/^totals: \([0-9]*\).*/\1/p' "$profile"
	if [ -n "${KEEP:-}" ]; then cp "$profile" "$KEEP/$1.$workload.$2"; else rm "$profile"; fi
}

cat >"$work/describe.sql" <<'SQL'
SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid, true) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef), a.attnotnull FROM pg_catalog.pg_attribute a WHERE a.attrelid = 'public.orders'::pg_catalog.regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum;
SQL
cat >"$work/listing.sql" <<'SQL'
SELECT table_schema, table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns;
SQL
chmod 644 "$work"/*.sql
workloads=(select tpcb describe listing)
declare -A options=([select]="--select-only --protocol=prepared" [tpcb]="--protocol=simple"
	[describe]="--file=$work/describe.sql" [listing]="--file=$work/listing.sql")
declare -A short=([select]=100 [tpcb]=50 [describe]=20 [listing]=2) long=([select]=2100 [tpcb]=550 [describe]=220 [listing]=8)
slope() { # slope NAME WORKLOAD: instructions a transaction
	local workload=$2 few many
	# shellcheck disable=SC2086 # options are words
	few=$(run "$1" "${short[$2]}" ${options[$2]})
	# shellcheck disable=SC2086
	many=$(run "$1" "${long[$2]}" ${options[$2]})
	echo $(((many - few) / (long[$2] - short[$2])))
}

for ((i = 0; i < pairs; i++)); do
	for workload in "${workloads[@]}"; do
		progress "pair $((i + 1)) of $pairs: $workload"
		without=$(slope without "$workload")
		with=$(slope with "$workload")
		awk -v a="$without" -v b="$with" 'BEGIN {printf "%d %d %.3f\n", a, b, (b / a - 1) * 100}' >>"$work/$workload.figures"
	done
done

worst=0
progress_end
printf '%-8s %12s %12s %10s %10s %10s   instructions a transaction, %d pairs, the bar is +%s %%\n' workload without with median least most "$pairs" "$bar"
json=
for workload in "${workloads[@]}"; do
	without=$(awk '{print $1}' "$work/$workload.figures" | median)
	with=$(awk '{print $2}' "$work/$workload.figures" | median)
	middle=$(awk '{print $3}' "$work/$workload.figures" | median)
	least=$(awk '{print $3}' "$work/$workload.figures" | sort -g | head -n 1)
	most=$(awk '{print $3}' "$work/$workload.figures" | sort -g | tail -n 1)
	printf '%-8s %12d %12d %9.2f%% %9.2f%% %9.2f%%\n' "$workload" "$without" "$with" "$middle" "$least" "$most"
	json+="${json:+,}\"$workload\":{\"without\":$without,\"with\":$with,\"percent\":$middle,\"least\":$least,\"most\":$most}"
	worst=$(awk -v a="$worst" -v b="$middle" 'BEGIN {print (b > a ? b : a)}')
done
publish "\"pairs\":$pairs,\"bar\":$bar,\"workloads\":{$json}"
! over "$worst" "$bar" || fail "more than +$bar %"
