#!/usr/bin/env bash
# Attacks a sandbox as the on-call: plays every case of cases/ that names this incident through psql, each on a sandbox
# as it was armed, and compares what the attempts got with expected/. The first lines of a case direct it:
#   -- sandbox: ID         the incident that it attacks
#   -- beside: NAME        what goes on meanwhile in other sessions: a function beside_NAME below
#   -- since: MAJOR        what it attacks with is new in that major of PostgreSQL: older servers are not attacked so
# Errors are compared by SQLSTATE (42501 is insufficient_privilege) where the server words them, and majors differ. Where
# the server itself has other words or objects from a major on, expected/CASE.since-MAJOR.out says what is expected there.
# Cases that `open` lists are known to get through: they must differ from what is expected, or the list is out of date.
#   RIDE=…/ride run.sh ID [CASE…]
#   RIDE=…/ride ACCEPT=1 run.sh ID CASE…     takes what the cases get for what is expected
set -euo pipefail
: "${RIDE:?set RIDE to the staged launcher, e.g. build/dev/stage/usr/bin/ride}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
id=$1
shift

. "$(dirname "$0")/../scratch.sh"
. "$(dirname "$0")/../half_open_logins.sh"
work=$(mktemp -d "$scratch/ride-security.XXXXXX")
chmod 711 "$work" # as root, the server's unprivileged user must be able to pass through
export RIDE_STATE_DIR=$work/state RIDE_CACHE_DIR=$work/cache NO_COLOR=1
export begun=$work/begun enough=$work/enough                          # cases say by these files that they have begun, and ended
export login='psql --no-psqlrc --quiet --tuples-only --no-align -v ON_ERROR_STOP=1' # \! $login: one more login
beside=

leave_beside() {
	[ -n "$beside" ] || return 0
	kill -- "-$beside" 2>/dev/null || true
	wait "$beside" 2>/dev/null || true
	beside=
}

finish() {
	local status=$?
	leave_beside
	"$RIDE" stop --all >/dev/null 2>&1 || echo "warning: ride stop --all failed" >&2
	rm -rf "$work"
	exit "$status"
}
trap finish EXIT

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

# sql DATABASE [PSQL ARGS…]: the real psql, as the on-call
sql() {
	local database=$1
	shift
	"$RIDE" psql -d "$database" -- --no-psqlrc --quiet "$@"
}

# Asks for the score without pause, so that sessions of the checker come and go.
beside_scores() {
	while :; do sql postgres --command='SELECT count(*) FROM ride.score()' >/dev/null 2>&1 || true; done
}

beside_half_open_logins() {
	until [ -e "$begun" ]; do sleep 0.01; done
	half_open_logins "$port" "$enough"
}

# All the connections that the on-call may have but two.
beside_connections() {
	local i
	for ((i = 0; i < 38; ++i)); do sql postgres --command='SELECT pg_sleep(60)' >/dev/null 2>&1 & done
	wait
}

# What differs from run to run and says nothing.
settled() {
	sed -E -e 's/port [0-9]+ failed/port N failed/' -e 's/(process|PID|session) [0-9]+/\1 N/'
}

# What is expected of a case on this server: what the newest major before it, or it itself, has changed.
expected_of() {
	local major
	for ((major = pg; major > 15; --major)); do
		[ ! -e "$here/expected/$1.since-$major.out" ] || break
	done
	if [ "$major" -gt 15 ]; then echo "$here/expected/$1.since-$major.out"; else echo "$here/expected/$1.out"; fi
}

play() {
	local name=$1 case=$here/cases/$1.sql expected what
	expected=$(expected_of "$name")
	what=$(sed -n 's/^-- beside: //p' "$case")
	rm -f "$begun" "$enough"
	if [ -n "$what" ]; then
		set -m
		"beside_$what" &
		beside=$!
		set +m
	fi
	sql postgres --echo-all <"$case" 2>&1 | settled >"$work/$name.out" || true
	leave_beside
	# Whatever carried them into a check: the spies of the cases say in the server's log whose session they ran in.
	if grep -h -m 3 'spy in ride_' "$RIDE_STATE_DIR"/*/server.log >&2; then
		echo "FAILED: $name: code of the on-call's ran in a session of the sandbox's own" >&2
		return 1
	fi
	if [ -n "${ACCEPT:-}" ]; then
		cp "$work/$name.out" "$expected"
		return
	fi
	if diff -u "$expected" "$work/$name.out" >"$work/$name.diff"; then
		if grep -q "^$name " "$here/open"; then
			echo "FAILED: $name is closed now: take it off the list of open cases" >&2
			return 1
		fi
		echo "ok: $name"
	elif grep -q "^$name " "$here/open"; then
		echo "open: $(grep "^$name " "$here/open")"
	else
		cat "$work/$name.diff" >&2
		echo "FAILED: $name" >&2
		return 1
	fi
}

cases=("$@")
if [ "${#cases[@]}" -eq 0 ]; then
	while read -r file; do cases+=("$(basename "$file" .sql)"); done \
		< <(grep -l -- "^-- sandbox: $id\$" "$here"/cases/*.sql)
fi
[ "${#cases[@]}" -gt 0 ] || fail "no case attacks $id"

"$RIDE" start "$id" --json >"$work/started" 2>"$work/err" || fail "start $id: $(<"$work/err")"
port=$(sed -n 's/.*"port":\([0-9]*\).*/\1/p' "$work/started")
pg=$(sed -n 's/.*"pg":\([0-9]*\).*/\1/p' "$work/started")
record=("$RIDE_STATE_DIR"/*/record.json)
socket=$(sed -n 's/.*"socket_folder": "\([^"]*\)".*/\1/p' "${record[0]}")
# \! $told -c "…": the superuser is told before submit what the on-call is not.
export told="psql --no-psqlrc --quiet --host=$socket --port=$port --username=postgres --dbname=postgres"
status=0 first=yes
for name in "${cases[@]}"; do
	since=$(sed -n 's/^-- since: //p' "$here/cases/$name.sql")
	if [ "${since:-15}" -gt "$pg" ]; then
		echo "not played: $name needs PostgreSQL $since, this is $pg"
		continue
	fi
	[ "$first" = yes ] || "$RIDE" reset >/dev/null 2>"$work/err" || fail "reset: $(<"$work/err")"
	first=no
	play "$name" || status=1
done
exit "$status"
