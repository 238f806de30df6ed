#!/usr/bin/env bash
# Clients for real: each logs in, looks, repairs and asks for the score in a sandbox, and must get the card that its acts
# deserve: mostly 09/09 by the client alone, with full marks.
#   ./dev clients [CLIENT…]      jdbc portals psycopg2 psycopg3 sqlalchemy alembic pg postgres pgcli pg_activity pg_dump pgbench
# Environment: RIDE (the launcher), RIDE_NODE_MODULES (a folder that keeps what npm installs).
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
python=/usr/bin/python3 # Debian's, whose packages the modules are
driver=/usr/share/java/postgresql.jar

# plays COMMAND…: 09/09 by this client alone.
plays() {
	afresh 09/09
	"$@" >"$work/said" 2>&1 || fail "$*: $(<"$work/said")"
	submitted "40 40 20"
}

play_jdbc() { plays java -cp "$driver" "$programs/Play.java"; }
play_psycopg2() { plays "$python" "$programs/play_psycopg2.py"; }
play_psycopg3() { plays "$python" "$programs/play_psycopg3.py"; }
play_sqlalchemy() { plays "$python" "$programs/play_sqlalchemy.py"; }
play_alembic() { plays "$python" "$programs/play_alembic.py"; }

node_modules() {
	: "${RIDE_NODE_MODULES:=$work/node}"
	mkdir -p "$RIDE_NODE_MODULES"
	cmp -s "$programs/package.json" "$RIDE_NODE_MODULES/installed.json" && return 0
	cp "$programs/package.json" "$RIDE_NODE_MODULES/package.json"
	npm install --prefix "$RIDE_NODE_MODULES" --no-audit --no-fund --ignore-scripts --silent >"$work/err" 2>&1 || fail "npm: $(<"$work/err")"
	cp "$programs/package.json" "$RIDE_NODE_MODULES/installed.json"
}
play_pg() {
	node_modules
	plays env NODE_PATH="$RIDE_NODE_MODULES/node_modules" node "$programs/play_pg.js"
}
play_postgres() {
	node_modules
	plays env NODE_PATH="$RIDE_NODE_MODULES/node_modules" node "$programs/play_postgres.js"
}

# The extended protocol: a statement that is only described has shown no row; each way of fetching has.
play_portals() {
	local mode
	for mode in describe:0 pieces:12 prepared:12 binary:12; do
		afresh 09/09
		java -cp "$driver" "$programs/Portals.java" "${mode%:*}" >"$work/said" 2>&1 || fail "Portals ${mode%:*}: $(<"$work/said")"
		worth "${mode#*:} 0 0"
	done
}

# A shell in a terminal, with its completion on: that has read the catalogs before the first statement is typed, and is a
# look like any other.
play_pgcli() {
	local database
	afresh 09/09
	for database in tenant_b tenant_a tenant_c; do
		HOME=$work PGDATABASE=$database terminal pgcli --less-chatty --prompt 'ready> '
		wait_for_screen 'ready>'
		type_line "SELECT version FROM schema_migrations ORDER BY 1;"
		wait_for_screen 'SELECT [34]'
		if [ "$database" = tenant_b ]; then
			wait_until "completion has read the columns" completed
			type_line "SELECT ride.diagnose('schema_behind', 'tenant_b.orders.$column');"
			wait_for_screen 'SELECT 1'
			type_line "BEGIN; ALTER TABLE orders ADD COLUMN $column text; INSERT INTO schema_migrations (version) VALUES ('$version'); COMMIT;"
			wait_for_screen 'Do you want to proceed' # it asks before it alters or drops
			type_line y
			wait_for_screen '^COMMIT'
		fi
		type_line '\q'
		wait_until "pgcli has ended" not_running
	done
	submitted "40 40 20"
}
completed() { [ "$("$RIDE" score --json 2>"$work/err" | sed -n 's/.*"untold":\([0-9]*\),.*/\1/p')" = 8 ]; } # in one tenant
not_running() { ! tmux -S "$work/tmux" has-session -t play 2>/dev/null; }

# A monitor in a terminal: some refreshes, and its views of who waits and who blocks. 12/02 has a queue to see.
play_pg_activity() {
	afresh 12/02
	PGDATABASE=postgres terminal pg_activity --no-db-size --refresh=0.5 --no-inst-info
	wait_for_screen 'RUNNING QUERIES'
	tmux -S "$work/tmux" send-keys -t play F2
	wait_for_screen 'WAITING QUERIES'
	wait_for_screen 'app_writer'
	tmux -S "$work/tmux" send-keys -t play F3
	wait_for_screen 'BLOCKING QUERIES'
	wait_for_screen 'migration_runner'
	! shows 'ride_(director|checker)' || fail "pg_activity shows the sandbox's own sessions: $(screen)"
	tmux -S "$work/tmux" send-keys -t play q
	wait_until "pg_activity has ended" not_running
	worth "7 0 0"
}

# Dumps: of one database, and of the whole server but for the two that are closed.
play_pg_dump() {
	afresh 09/09
	for database in tenant_a tenant_b tenant_c; do
		pg_dump --dbname="$database" >"$work/dump" || fail "pg_dump of $database"
		has "$(<"$work/dump")" "COPY public.schema_migrations"
	done
	worth "20 0 0"
	name_and_repair
	submitted "40 40 20"

	# Restored where it comes from: what it makes is there already, and nothing of ours is tampered with.
	afresh 09/09
	pg_dump --dbname=tenant_b >"$work/dump" || fail "pg_dump of tenant_b"
	psql --dbname=tenant_b --quiet --file="$work/dump" >"$work/said" 2>&1 || fail "the dump is not read to its end: $(<"$work/said")"
	has "$(<"$work/said")" 'relation "orders" already exists'
	score=$("$RIDE" score --json)
	case $score in *'"state":"sprung"'*) fail "a dump that was restored sprang a trap: $score, after $(<"$work/said")" ;; esac

	afresh 09/09
	pg_dumpall --no-role-passwords --exclude-database=ride --exclude-database=template1 >"$work/dump" 2>"$work/err" ||
		fail "pg_dumpall: $(<"$work/err")"
	same "$(<"$work/err")" "" "what pg_dumpall complains of"
	has "$(<"$work/dump")" "connect tenant_c"
	worth "20 0 0"
	name_and_repair
	submitted "40 40 20"
}

# A bench of one's own beside the incident changes nothing; statements of the incident may come from a bench, too.
play_pgbench() {
	local database
	afresh 09/09
	for database in tenant_a tenant_b tenant_c; do
		PGDATABASE=$database pgbench --no-vacuum --transactions=7 --protocol=prepared \
			--file=<(echo "SELECT version FROM schema_migrations ORDER BY applied_at;") >"$work/said" 2>&1 || fail "pgbench: $(<"$work/said")"
	done
	export PGDATABASE=tenant_b
	pgbench --initialize --quiet --scale=1 >"$work/said" 2>&1 || fail "pgbench --initialize: $(<"$work/said")"
	for protocol in simple extended prepared; do
		pgbench --no-vacuum --client=4 --transactions=50 --protocol="$protocol" --builtin=tpcb-like@1 --builtin=select-only@1 \
			>"$work/said" 2>&1 || fail "pgbench, $protocol: $(<"$work/said")"
	done
	pgbench --initialize --init-steps=d >"$work/said" 2>&1 || fail "pgbench --initialize: $(<"$work/said")"
	worth "12 0 0"
	cat >"$work/repair.sql" <<-SQL
		SELECT column_name FROM information_schema.columns WHERE table_name = 'orders';
		SELECT ride.diagnose('schema_behind', 'tenant_b.orders.$column');
		BEGIN;
		ALTER TABLE orders ADD COLUMN $column text;
		INSERT INTO schema_migrations (version) VALUES ('$version');
		COMMIT;
	SQL
	pgbench --no-vacuum --transactions=1 --protocol=extended --file="$work/repair.sql" >"$work/said" 2>&1 || fail "pgbench: $(<"$work/said")"
	submitted "40 40 20"
}

clients=("$@")
[ $# -gt 0 ] || clients=(jdbc portals psycopg2 psycopg3 sqlalchemy alembic pg postgres pgcli pg_dump pgbench pg_activity)
passed=0
for client in "${clients[@]}"; do
	declare -F "play_$client" >/dev/null || fail "no such client: $client"
	began=$SECONDS
	"play_$client"
	echo "ok: $client, $((SECONDS - began)) s"
	passed=$((passed + 1))
done
printf '%d passed, 0 failed\n' "$passed"
