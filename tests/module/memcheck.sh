#!/usr/bin/env bash
# The server module under valgrind's memcheck: every process of the sandboxes' servers, from the start of a cluster to its
# stop, while an incident is planted, played, scored, submitted, hit by kill -9 and restarted. It fails on every error
# whose stack goes through ride.so. For developers: it takes some minutes, on a machine with little else to do.
#   memcheck.sh [LAUNCHER]      default: build/dev/stage/usr/bin/ride
# What it can see: every access of the module beyond malloc'ed memory (all of the director's, which is plain C++), of
# freed memory, and every decision on bytes never written. What it cannot: Debian's PostgreSQL is built without
# USE_VALGRIND, so one palloc'ed chunk overrunning into the next of the same block stays unseen.
here=$(cd "$(dirname "$0")" && pwd)
real=$(readlink -f "${1:-$here/../../build/dev/stage/usr/bin/ride}")
export RIDE=$real
# shellcheck source=tests/faults/common.sh
. "$here/../faults/common.sh"
patience=600

if ! command -v valgrind >/dev/null; then
	root=()
	[ "$(id -u)" -eq 0 ] || root=(sudo)
	"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends valgrind >/dev/null ||
		fail "please install valgrind"
fi

# A folder of programs as the launcher wants one, in which `postgres` is the staged one under valgrind. initdb finds the
# real one beside its own, and pg_ctl, being a copy, finds ours.
staged=$(find "$(dirname "$real")/../lib/postgresql" -path '*/bin/postgres' | sort | tail -n 1)
[ -n "$staged" ] || fail "there is no staged server beside $real"
staged=$(readlink -f "$(dirname "$staged")")
major=$(basename "$(dirname "$staged")")
programs=$work/usr/lib/postgresql/$major/bin
mkdir -p "$programs" "$work/usr/share/postgresql"
chmod -R a+rX "$work/usr"
ln -s "$staged"/* "$programs/"
ln -s "$(dirname "$staged")/lib" "$work/usr/lib/postgresql/$major/lib"
ln -s "$staged/../../../../share/postgresql/$major" "$work/usr/share/postgresql/$major"
rm "$programs/postgres" "$programs/pg_ctl"
cp "$staged/pg_ctl" "$programs/"
mkdir -m 777 "$work/reports"
cat >"$programs/postgres" <<WRAPPER
#!/bin/sh
case \$1 in -D) ;; *) exec "$staged/postgres" "\$@" ;; esac
TMPDIR="$work/reports" exec valgrind --quiet --trace-children=yes --leak-check=no --vgdb=no --num-callers=40 --error-limit=no \\
	--suppressions="$here/memcheck.supp" --log-file="$work/reports/%p.log" "$staged/postgres" "\$@"
WRAPPER
chmod 755 "$programs/postgres"
export RIDE_PG_BINDIR=$programs

under_valgrind() {
	case $(tr '\0' ' ' <"/proc/$1/cmdline") in *valgrind*"$staged/postgres"*) ;; *) fail "process $1 does not run under valgrind" ;; esac
}

# A check has ten seconds, and under valgrind a new backend takes two of a processor: then the answer is to ask again.
answered() { # answered COMMAND…: leaves the answer in $work/answer
	"$@" >"$work/answer" 2>"$work/err" && return 0
	grep -q "less busy" "$work/err" || fail "'$*': $(<"$work/err")"
	return 1
}
answer_of() {
	wait_until "there is an answer to $*" answered "$@"
	cat "$work/answer"
}

# An error is a paragraph behind ==PID==; ours are those with a frame of ride's. Each kind once, however often it came.
judge() {
	find "$work/reports" -name '*.log' -exec cat {} + | sed -E 's/^==[0-9]+== ?//' | awk -v RS= '
		/ ride::| ride_[a-z_]+ \(|\/ride\.so\)/ { kind = $0; gsub(/0x[0-9A-F]+/, "", kind); if (!(seen[kind]++)) print $0 "\n" }' \
		>"$work/errors"
	[ -s "$work/errors" ] || return 0
	head -n 200 "$work/errors" >&2
	fail "memcheck found errors in ride.so"
}

echo "plant, arm"
boot 09/09
under_valgrind "$(postmaster_pid)"
under_valgrind "$director"
judge

echo "every question, and what is refused"
for question in 'SELECT count(*) FROM ride.scenarios()' 'SELECT count(*) FROM ride.status()' \
	'SELECT count(*) FROM ride.briefing()' 'SELECT count(*) FROM ride.mechanisms()' 'SELECT count(*) FROM ride.hint()' \
	'SELECT count(*) FROM ride.app_log(1000)' 'SELECT count(*) FROM ride.score()' \
	"SELECT count(*) FROM ride.score('json')" "SELECT count(*) FROM ride.score('junit')" \
	'SELECT count(*) FROM ride.scorecard()' 'SELECT count(*) FROM ride.actions()' \
	"SELECT ride.diagnose('schema_behind', 'tenant_b.orders.release_id')" 'SELECT count(*) FROM ride.diagnoses()' \
	"SELECT ride.undiagnose('schema_behind', 'tenant_b.orders.release_id')" \
	"SELECT ride.diagnose('schema_behind', 'tenant_b')"; do
	answer_of oncall postgres "$question" >/dev/null
done
for refused in "SELECT ride.score('xml')" "SELECT ride.diagnose('schema_behind', 'tenant_x.\"')" \
	"SELECT ride.diagnose(repeat('x', 5000), 'y')" 'SELECT * FROM ride.postmortem()' 'SELECT 1/0' \
	"SELECT ride.start('09/09', 0)"; do
	! oncall postgres "$refused" >/dev/null 2>&1 || fail "was not refused: $refused"
done
oncall tenant_b "BEGIN" "SAVEPOINT a" "ALTER TABLE orders ADD COLUMN release_id int" "ROLLBACK TO a" \
	"ALTER TABLE orders ADD COLUMN release_id text" \
	"INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id')" "COMMIT"
oncall tenant_a "PREPARE p(int) AS SELECT count(*) FROM orders WHERE id > \$1" "EXECUTE p(3)" \
	"EXPLAIN (ANALYZE, COSTS off, TIMING off, SUMMARY off) SELECT * FROM orders ORDER BY total_cents LIMIT 3" \
	"DO \$\$ BEGIN PERFORM 1/0; EXCEPTION WHEN division_by_zero THEN NULL; END \$\$" >/dev/null
card=$(answer_of "$RIDE" score --json)
judge

echo "kill -9 of an application's backend"
kill_hard "$(client_pid orders_api tenant_a)"
live_again
same "$(answer_of "$RIDE" score --json)" "$card" "the card after a crash"
judge

echo "a restart"
shut_down fast
bring_up
live_again
under_valgrind "$(postmaster_pid)"
same "$(answer_of "$RIDE" score --json)" "$card" "the card after a restart"
judge

echo "submit, postmortem, stop"
has "$(answer_of "$RIDE" submit --yes --json)" '"fix":40'
"$RIDE" postmortem >/dev/null
shut_down fast

judge
reports=$(find "$work/reports" -name '*.log' | wc -l)
[ "$reports" -ge 20 ] || fail "only $reports processes ran under valgrind"
echo "$reports processes, no error in ride.so"
