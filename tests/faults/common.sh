# Shared by the tests of faults: each plays an incident in a sandbox of its own by the real `ride` named by $RIDE, breaks
# something, and wants everything that was done before to be on the card still. Waits are for conditions, never for time.
# shellcheck shell=bash disable=SC2034
set -euo pipefail

: "${RIDE:?set RIDE to the staged launcher, e.g. build/dev/stage/usr/bin/ride}"

. "$(dirname "${BASH_SOURCE[0]}")/../scratch.sh"
work=$(mktemp -d "$scratch/ride-fault.XXXXXX")
chmod 711 "$work" # as root, the server's unprivileged user must be able to pass through
export RIDE_STATE_DIR=$work/state RIDE_CACHE_DIR=$work/cache NO_COLOR=1
patience=60 # seconds; what takes longer does not happen

finish() {
	local status=$? left
	if declare -F before_stop >/dev/null; then before_stop; fi # what a test has started besides
	[ "$status" -eq 0 ] || tail -n 40 "$RIDE_STATE_DIR"/*/server.log "$RIDE_STATE_DIR"/*/data/restart.log >&2 2>/dev/null || true
	"$RIDE" stop --all >/dev/null 2>&1 || echo "warning: ride stop --all failed" >&2
	left=$(pgrep -f -- "-D $work/" || true)
	if [ -n "$left" ]; then
		echo "FAILED: processes are left: $left" >&2
		status=1
	fi
	rm -rf "$work"
	[ "$status" -eq 0 ] && echo "ok: $(basename "$0")"
	exit "$status"
}
trap finish EXIT
trap "exit 143" TERM # with its status, not that of what was going on

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

# has TEXT PART: the text contains the part.
has() {
	case $1 in *"$2"*) ;; *) fail "expected '$2' in: $1" ;; esac
}

# same GOT WANTED WHAT
same() {
	[ "$1" = "$2" ] || fail "${3:-value}: expected '$2', got '$1'"
}

# wait_until WHAT COMMAND…: until it succeeds.
wait_until() {
	local what=$1 deadline=$((SECONDS + patience))
	shift
	until "$@"; do
		[ "$SECONDS" -lt "$deadline" ] || fail "waited in vain until $what"
		sleep 0.02
	done
}

boot() { # boot ID: a sandbox with this incident
	"$RIDE" start "$1" --json >"$work/started" 2>"$work/err" || fail "start $1: $(<"$work/err")"
	sandbox=$(sed -n 's/.*"name":"\([^"]*\)".*/\1/p' "$work/started")
	data=$RIDE_STATE_DIR/$sandbox/data
	bindir=$(sed -n 's/.*"bindir": "\([^"]*\)".*/\1/p' "$RIDE_STATE_DIR/$sandbox/record.json")
	socket=$(sed -n 's/.*"socket_folder": "\([^"]*\)".*/\1/p' "$RIDE_STATE_DIR/$sandbox/record.json")
	port=$(sed -n 's/.*"port": \([0-9]*\).*/\1/p' "$RIDE_STATE_DIR/$sandbox/record.json")
	director=$(director_pid)
}

psql_options=(--no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1)

# oncall DATABASE STATEMENT…: as the on-call, in one session; -- the launcher passes the password.
oncall() {
	local database=$1 statement arguments=()
	shift
	for statement in "$@"; do arguments+=(--command="$statement"); done
	"$RIDE" psql -d "$database" -- "${psql_options[@]}" "${arguments[@]}"
}

# super DATABASE STATEMENT…: as the superuser, over the socket.
super() {
	local database=$1 statement arguments=()
	shift
	for statement in "$@"; do arguments+=(--command="$statement"); done
	psql --host="$socket" --port="$port" --username=postgres --dbname="$database" "${psql_options[@]}" "${arguments[@]}"
}

# True when the superuser is told 't'; a server that is down or coming up says nothing.
told() {
	[ "$(super postgres "SELECT $1" 2>/dev/null)" = t ]
}

# One more session of the on-call's, kept open: open_session NAME DATABASE, then say, then close_session.
open_session() {
	mkfifo "$work/$1"
	session=$1
	(
		eval "$("$RIDE" env)"
		PGAPPNAME=$1 PGDATABASE=$2 exec psql "${psql_options[@]}" --set=ON_ERROR_STOP=0
	) <"$work/$1" >"$work/$1.out" 2>&1 &
	session_client=$!
	exec 9>"$work/$1"
}
# say STATE STATEMENT: it does this, and is in that state afterwards.
say() {
	printf '%s;\n' "$2" >&9
	wait_until "session $session is $1 after: $2" said "$1" "$2"
}
said() {
	told "(SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = '$session' AND state = '$1' AND query = '${2//\'/\'\'};')"
}
close_session() {
	exec 9>&-
	wait "$session_client" || true
}

director_pid() { super postgres "SELECT pid FROM pg_stat_activity WHERE backend_type = 'ride director'"; }
client_pid() { super postgres "SELECT pid FROM pg_stat_activity WHERE application_name = '$1' AND datname = '$2' ORDER BY pid LIMIT 1"; }
postmaster_pid() { head -n 1 "$data/postmaster.pid"; }
gone() { ! kill -0 "$1" 2>/dev/null; }

# kill -9 of a process of the sandbox, and of nothing else.
kill_hard() {
	local pid=$1
	[ "$(ps -o ppid= -p "$pid" | tr -d ' ')" = "$(postmaster_pid)" ] || fail "$pid is no process of the sandbox"
	kill -KILL "$pid"
	wait_until "process $pid is gone" gone "$pid"
}

as_server() {
	if [ "$(id -u)" -eq 0 ]; then runuser -u "$(stat -c %U "$data")" -- "$@"; else "$@"; fi
}

# hold_ledger, and release_ledger: in between nothing of the ledger can be kept.
hold_ledger() {
	mkfifo "$work/holder"
	psql --host="$socket" --port="$port" --username=postgres --dbname=ride "${psql_options[@]}" <"$work/holder" >/dev/null &
	holder=$!
	exec 8>"$work/holder"
	echo "BEGIN; LOCK TABLE ledger IN EXCLUSIVE MODE;" >&8
	wait_until "the ledger is locked" told "EXISTS (SELECT FROM pg_locks WHERE locktype = 'relation' AND mode = 'ExclusiveLock' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = 'ride'))"
}
release_ledger() {
	exec 8>&-
	wait "$holder"
}

# shut_down fast|immediate, and bring_up: the server as an administrator would restart it.
shut_down() {
	as_server "$bindir/pg_ctl" --pgdata="$data" --mode="$1" --wait --silent stop
}
bring_up() {
	as_server "$bindir/pg_ctl" --pgdata="$data" --log="$data/restart.log" --wait --silent start
}

new_director() { told "(SELECT count(*) = 1 FROM pg_stat_activity WHERE backend_type = 'ride director' AND pid <> $director)"; }
is_live() { told "(SELECT count(*) > 0 AND bool_and(phase = 'live') AND bool_and(state NOT IN ('connecting')) FROM ride.status())"; }

# live_again: another director has taken over, and every client is at work again.
live_again() {
	wait_until "there is another director" new_director
	wait_until "the incident is live again" is_live
	director=$(director_pid)
}

# The play of most tests, in 12/02: looks, two causes, a hint, an application's session ended, DDL committed.
# What it leaves on the card is remembered by `remember`, and wanted by `all_there`.
play_first_half() {
	oncall postgres "SELECT count(pg_blocking_pids(pid)) FROM pg_stat_activity" >/dev/null
	oncall app_db "SELECT count(release_id) FROM orders" >/dev/null
	local tenant
	for tenant in tenant_a tenant_b tenant_c; do
		oncall "$tenant" "SELECT version FROM schema_migrations" >/dev/null
	done
	oncall postgres "SELECT ride.diagnose('blocked_by_open_transaction', 'migration_runner_1')" \
		"SELECT ride.diagnose('schema_behind', 'tenant_b')" "SELECT count(*) FROM ride.hint()" >/dev/null
	oncall postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'old_app_1'" >/dev/null
	oncall tenant_b "ALTER TABLE orders ADD COLUMN release_id text"
	oncall tenant_c "CREATE INDEX nobody_asked ON orders (status)" "CREATE TABLE notes (line text)" "DROP TABLE notes"
	wait_until "old_app_1 is back" told "(SELECT bool_and(state = 'working' AND rounds > 0) FROM ride.status() WHERE session = 'old_app_1')"
	wait_until "tenant_b takes orders" told "(SELECT state = 'working' FROM ride.status() WHERE session = 'orders_api' AND database = 'tenant_b')"
}

ddl_log() {
	local database
	for database in app_db tenant_a tenant_b tenant_c; do
		super "$database" "SELECT current_database(), act, role, tag, object_name, dropped FROM ride.ddl_log ORDER BY act, object_name"
	done
}

remember() {
	card=$("$RIDE" score --json)
	log=$(ddl_log)
	causes=$(oncall postgres "SELECT * FROM ride.diagnoses()")
	actions=$(oncall postgres "SELECT at, database, kind, object, committed FROM ride.actions() ORDER BY 1, 2, 3")
}

all_there() {
	same "$(ddl_log)" "$log" "committed DDL"
	same "$(oncall postgres "SELECT * FROM ride.diagnoses()")" "$causes" "declared causes"
	same "$("$RIDE" score --json)" "$card" "the card"
	has "$(oncall postgres "SELECT at, database, kind, object, committed FROM ride.actions() ORDER BY 1, 2, 3")" "$actions"
}

# The other half; the card at the end has lost what the first half sprung (ended 5, index 3), and nothing else.
play_second_half() {
	oncall postgres "SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.release_id')" \
		"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1'" >/dev/null
	oncall app_db "SET lock_timeout = '30s'" "ALTER TABLE orders ALTER COLUMN release_id SET DEFAULT 'unknown'" \
		"UPDATE orders SET release_id = 'unknown' WHERE release_id IS NULL"
	oncall tenant_b "INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id')"
}
want_final_card() {
	local submitted
	submitted=$("$RIDE" submit --yes --json)
	has "$submitted" '"detect":40,"fix":40,"trap":12,"total":92,"hints":1,"noted":3,"submitted":true'
	same "$(grep -o '"item":"[a-z-]*","points":-\?[0-9]*,"max":[0-9]*,"state":"sprung"' <<<"$submitted" | sed 's/"item":"\([a-z-]*\)".*/\1/' | paste -sd' ')" "ended index" "sprung traps"
}
