# Shared by the tests of scoring under fire: whatever the on-call's sessions do meanwhile, asking for the card gives the
# right one, or an error that says who is in the way and what to do, within ten seconds; and the sandbox stays usable.
# All play 09/09 up to the half: looked, named, the column added, its version not recorded yet.
# shellcheck shell=bash disable=SC2034,SC2119,SC2120 source-path=SCRIPTDIR source=../faults/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../faults/common.sh"

psql_options+=(--set=VERBOSITY=verbose) # errors with their SQLSTATE
half="20 26 13"                         # detect, fix, trap of the half; what was named counts from submit on
limit_ms=10000
cards=0
refusals=0
declare -i began took

look() {
	local tenant
	for tenant in tenant_a tenant_c tenant_b; do
		oncall "$tenant" "SELECT version, applied_at FROM schema_migrations ORDER BY applied_at" \
			"SELECT column_name FROM information_schema.columns WHERE table_name = 'orders'" >/dev/null
	done
	oncall postgres "SELECT ride.diagnose('schema_behind', 'tenant_b.orders.release_id')" >/dev/null
}
add_column() { oncall tenant_b "ALTER TABLE orders ADD COLUMN release_id text"; }
record_version() { oncall tenant_b "INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id')"; }

boot_half() {
	boot 09/09
	look
	add_column
	score
	card_is "$half"
}

# ask COMMAND…: what it says is $answer, what it complains of $complaint; nothing takes longer than ten seconds.
ask() {
	began=${EPOCHREALTIME//[.,]/}
	status=0
	"$@" >"$work/answer" 2>"$work/complaint" || status=$?
	took="(${EPOCHREALTIME//[.,]/} - began) / 1000"
	answer=$(<"$work/answer")
	complaint=$(<"$work/complaint")
	if [ "$took" -gt "$limit_ms" ]; then # what a client takes for nothing, on a busy machine, is not the score's
		local -i idle=${EPOCHREALTIME//[.,]/}
		oncall postgres "SELECT 1" >/dev/null 2>&1 || true
		idle="(${EPOCHREALTIME//[.,]/} - idle) / 1000"
		[ $((took - idle)) -le "$limit_ms" ] || fail "'$*' took $took ms, $idle of them to log in: $answer $complaint"
	fi
}
score() { ask oncall "${1:-postgres}" "SELECT * FROM ride.score('json')"; }

triple() { sed -n 's/.*"detect":\([0-9]*\),"fix":\([0-9]*\),"trap":\([0-9]*\),.*/\1 \2 \3/p' <<<"$1"; }

card_is() {
	[ "$status" -eq 0 ] || fail "no card: $complaint"
	same "$(triple "$answer")" "$1" "the card"
	cards=$((cards + 1))
}

# refused_for STATE PATTERN: no card, but an error of this SQLSTATE that matches, with a hint.
refused_for() {
	[ "$status" -ne 0 ] || fail "expected $1 $2, and there was a card: $answer"
	grep -Eq -- "ERROR:  $1: " <<<"$complaint" || fail "expected SQLSTATE $1 in: $complaint"
	has "$complaint" "HINT:  "
	grep -Eq -- "$2" <<<"$complaint" || fail "expected '$2' in: $complaint"
	same "$answer" "" "beside the error"
	refusals=$((refusals + 1))
}

# either TRIPLE PATTERN: the right card, or the error that names who is in the way.
either() {
	if [ "$status" -eq 0 ]; then card_is "$1"; else refused_for 55006 "$2"; fi
}

# The sandbox stays usable: the next score is right, the rest of the repair is possible, and it gets full marks.
usable() {
	is_live || wait_until "the incident is live" is_live
	score
	card_is "$half"
	record_version
	ask "$RIDE" submit --yes --json
	card_is "40 40 20"
}

# beside NAME DATABASE STATEMENT: a session of its own that does this in the background; $beside is its client.
beside() {
	(
		eval "$("$RIDE" env)"
		PGAPPNAME=$1 PGDATABASE=$2 exec psql "${psql_options[@]}" --command="$3"
	) >"$work/$1.out" 2>&1 &
	beside=$!
}

# connected NUMBER: so many sessions of the on-call's are there.
connected() { told "(SELECT count(*) >= $1 FROM pg_stat_activity WHERE usename = 'oncall')"; }
