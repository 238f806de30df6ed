#!/usr/bin/env bash
# Plays 12/02 again and again while processes of the server are killed (kill -9) at random moments: the director, backends of
# applications and of the on-call, the checkpointer, the postmaster. After each round, whatever the server has acknowledged to
# the on-call must be on the card, nothing else, no process may be left over, and the incident must be live.
#   RIDE_ROUNDS=200 RIDE_SEED=7 RIDE=…/ride rounds.sh
# A seed gives the same acts, victims and delays; what a victim was doing when it died is up to the machine.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
rounds=${RIDE_ROUNDS:-12}
seed=${RIDE_SEED:-1}
limit=$((SECONDS + 60 * ${RIDE_MINUTES:-12}))
victims=(director application oncall checkpointer postmaster)

# draw N: a number below N in $drawn. Never in a subshell, which would draw from a sequence of its own.
draw() { drawn=$((RANDOM % $1)); }

# The acts of a play: database, statement. Each may be repeated when nobody knows whether it was done.
declare -A act=(
	[look_locks]="postgres SELECT count(pg_blocking_pids(pid)) FROM pg_stat_activity"
	[look_half]="app_db SELECT count(release_id) FROM orders"
	[look_a]="tenant_a SELECT count(*) FROM schema_migrations"
	[look_b]="tenant_b SELECT count(*) FROM schema_migrations"
	[look_c]="tenant_c SELECT count(*) FROM schema_migrations"
	[name_lock]="postgres SELECT ride.diagnose('blocked_by_open_transaction', 'migration_runner_1')"
	[name_half]="app_db SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.release_id')"
	[name_tenant]="tenant_b SELECT ride.diagnose('schema_behind', 'tenant_b')"
	[hint]="postgres SELECT count(*) FROM ride.hint()"
	[end_old_app]="postgres SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'old_app_1'"
	[end_runner]="postgres SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1'"
	[index]="tenant_c CREATE INDEX IF NOT EXISTS nobody_asked ON orders (status)"
	[default]="app_db ALTER TABLE orders ALTER COLUMN release_id SET DEFAULT 'unknown'"
	[backfill]="app_db UPDATE orders SET release_id = 'unknown' WHERE release_id IS NULL"
	[column]="tenant_b ALTER TABLE orders ADD COLUMN IF NOT EXISTS release_id text"
	[version]="tenant_b INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id') ON CONFLICT DO NOTHING"
)
declare -A after=([default]=end_runner [backfill]=end_runner [version]=column)
looks=(look_locks look_half look_a look_b look_c)
deeds=(name_lock name_half name_tenant hint end_old_app end_runner index default backfill column version)
# What an acknowledged act leaves on the card. Traps: ended 5 and index 3, so that a whole play gets 40, 40 and 12.
declare -A leaves=(
	[look_locks]='"item":"queue","points":7,"max":7,"state":"held"'
	[look_half]='"item":"half","points":5,"max":5,"state":"held"'
	[look_b]='"item":"skipped","points":4,"max":4,"state":"held"'
	[end_old_app]='"item":"ended","points":0,"max":5,"state":"sprung"'
	[end_runner]='"item":"writers","points":12,"max":12,"state":"held"'
	[index]='"item":"index","points":0,"max":3,"state":"sprung"'
	[default]='"item":"default","points":8,"max":8,"state":"held"'
	[backfill]='"item":"backfill","points":8,"max":8,"state":"held"'
	[column]='"item":"column","points":6,"max":6,"state":"held"'
	[version]='"item":"version","points":6,"max":6,"state":"held"'
)

fail() {
	echo "FAILED: round $round (seed $seed, play $play, victim ${victim:-none}, done: ${!acknowledged[*]}): $*" >&2
	echo "again: RIDE_ROUNDS=$round RIDE_SEED=$seed $0" >&2
	exit 1
}

# Looks first, then the rest in an order that can be: what is left of this play, into $plan, with a note between any two.
draw_plan() {
	local left name ready
	plan=()
	left=()
	for name in "${looks[@]}"; do [ -n "${acknowledged[$name]:-}" ] || left+=("$name"); done
	while [ ${#left[@]} -gt 0 ]; do
		draw ${#left[@]}
		plan+=("${left[drawn]}")
		left=("${left[@]:0:drawn}" "${left[@]:drawn+1}")
	done
	for name in "${deeds[@]}"; do [ -n "${acknowledged[$name]:-}" ] || left+=("$name"); done
	while [ ${#left[@]} -gt 0 ]; do
		draw ${#left[@]}
		name=${left[drawn]}
		ready=${after[$name]:-}
		if [ -n "$ready" ] && [ -z "${acknowledged[$ready]:-}" ]; then
			case " ${plan[*]} " in *" $ready "*) ;; *) continue ;; esac
		fi
		plan+=("$name")
		left=("${left[@]:0:drawn}" "${left[@]:drawn+1}")
		draw 3
		if [ "$drawn" -eq 0 ]; then
			draw 3
			plan+=("note_$((++notes))_$drawn")
		fi
	done
}

begin_acts() {
	rm -f "$work/struck"
	: | tee "$work/acknowledged" >"$work/tried"
}

# carry_out: the plan, until the server is struck; what it has acknowledged is written down.
carry_out() {
	local name database statement
	for name in "${plan[@]}"; do
		case $name in
		note_*) # one more committed DDL, in one of the tenants
			case $name in *_0) database=tenant_a ;; *_1) database=tenant_b ;; *) database=tenant_c ;; esac
			statement="CREATE TABLE $name (line text)"
			;;
		*) read -r database statement <<<"${act[$name]}" ;;
		esac
		if [ -e "$work/struck" ]; then return 0; fi
		echo "$name" >>"$work/tried"
		oncall "$database" "SET lock_timeout = '30s'" "$statement" >"$work/said" 2>>"$work/refusals" || return 0
		case $name in end_*) [ -s "$work/said" ] || continue ;; esac # one that was away just now was not ended by this
		echo "$name" >>"$work/acknowledged"
	done
}

runner_gone() { told "(SELECT state = 'gone' FROM ride.status() WHERE session = 'migration_runner_1')"; }

# What carry_out has done, and what it has tried: the act under way when the server went may have been done or not.
note_acknowledged() {
	local name
	done_now=0
	while read -r name; do tried[$name]=$((${tried[$name]:-0} + 1)); done <"$work/tried"
	while read -r name; do acknowledged[$name]=1 done_now=$((done_now + 1)); done <"$work/acknowledged"
	# The blocker cannot be ended twice: gone is gone, also when nobody was told.
	if [ -n "${tried[end_runner]:-}" ] && runner_gone; then acknowledged[end_runner]=1; fi
}

# The process to be killed, drawn before, found now: an application may be away at the moment, then it is the director.
victim_pid() {
	local who
	case $victim in
	director) who="backend_type = 'ride director'" ;;
	application) who="usename IN ('app_user', 'migrator') AND application_name <> 'ride'" ;;
	oncall) who="usename = 'oncall'" ;;
	checkpointer) who="backend_type = 'checkpointer'" ;;
	esac
	super postgres "SELECT pid FROM (SELECT pid, row_number() OVER (ORDER BY backend_start, pid) - 1 AS n, count(*) OVER () AS all_of_them
		FROM pg_stat_activity WHERE $who) found WHERE n = $1 % all_of_them"
}

# Processes whose working directory is the server's: it outlives their names and the server itself.
server_processes() { find /proc -maxdepth 2 -name cwd -lname "$data*" 2>/dev/null | cut -d/ -f3 || true; }
all_gone() { [ -z "$(server_processes)" ]; }
no_orphan() {
	local pid parent postmaster
	postmaster=$(postmaster_pid)
	for pid in $(server_processes); do
		[ "$pid" != "$postmaster" ] || continue
		parent=$(ps -o ppid= -p "$pid" | tr -d ' ')
		[ -z "$parent" ] || [ "$parent" = "$postmaster" ] || return 1
	done
}

strike() {
	local pid=
	touch "$work/struck"
	if [ "$victim" = postmaster ]; then
		pid=$(postmaster_pid)
		kill -KILL "$pid"
		wait_until "every process has noticed that the postmaster is gone" all_gone
		wait_until "the postmaster is reaped" gone "$pid"
		# Its port may be somebody's for a moment. Without 9, or the new server would keep the line to the session beside open.
		wait_until "the server starts again" bring_up 9>&- 2>>"$work/refusals"
		return
	fi
	pid=$(victim_pid "$1")
	# A session may end by itself between the question and the signal: then it is the director after all.
	if [ -n "$pid" ] && [ "$(ps -o ppid= -p "$pid" | tr -d ' ')" = "$(postmaster_pid)" ] && kill -KILL "$pid" 2>/dev/null; then
		for _ in {1..100}; do
			if gone "$director"; then return; fi # a crash ends everybody
			sleep 0.05
		done
	fi
	kill_hard "$director"
}

# Notes by the catalog, and by the log: what was committed is in both, what was not is in neither.
notes_of() {
	super "$1" "SELECT string_agg(relname, ' ' ORDER BY relname::text) FROM pg_class WHERE relname ~ '^(note|never)_' AND relkind = 'r'" \
		"SELECT string_agg(substr(object_name, 8), ' ' ORDER BY object_name) FROM ride.ddl_log WHERE object_name ~ '^public\.(note|never)_' AND tag = 'CREATE TABLE'"
}

compare() {
	local name card causes tenant there log hints
	card=$(super postgres "SELECT * FROM ride.score('json')") || fail "no card"
	for name in "${!acknowledged[@]}"; do
		[ -z "${leaves[$name]:-}" ] || has "$card" "${leaves[$name]}"
	done
	if [ -n "${acknowledged[look_a]:-}" ] && [ -n "${acknowledged[look_b]:-}" ] && [ -n "${acknowledged[look_c]:-}" ]; then
		has "$card" '"item":"compared","points":4,"max":4,"state":"held"'
	fi
	# Nothing is sprung but what the play springs, and that only once it was tried.
	while read -r name; do
		case $name in
		ended) [ -n "${tried[end_old_app]:-}" ] || fail "'ended' is sprung: $card" ;;
		index) [ -n "${tried[index]:-}" ] || fail "'index' is sprung: $card" ;;
		*) fail "'$name' is sprung: $card" ;;
		esac
	done < <(grep -o '"item":"[a-z-]*","points":-\?[0-9]*,"max":[0-9]*,"state":"sprung"' <<<"$card" | cut -d'"' -f4)
	case $card in *'"state":"late"'*) fail "a look is late: $card" ;; esac

	causes=$(super postgres "SELECT mechanism FROM ride.diagnoses()")
	[ -z "${acknowledged[name_lock]:-}" ] || has "$causes" blocked_by_open_transaction
	[ -z "${acknowledged[name_half]:-}" ] || has "$causes" incomplete_backfill
	[ -z "${acknowledged[name_tenant]:-}" ] || has "$causes" schema_behind
	hints=${card##*\"hints\":}
	hints=${hints%%,*}
	[ -z "${acknowledged[hint]:-}" ] || [ "$hints" -ge 1 ] || fail "the hint is forgotten: $card"
	[ "$hints" -le "${tried[hint]:-0}" ] || fail "$hints hints, ${tried[hint]:-0} asked for"

	for tenant in tenant_a tenant_b tenant_c; do
		{
			read -r there
			read -r log
		} < <(notes_of "$tenant")
		same "$log" "$there" "DDL log of $tenant, beside its catalog"
		case $there in *never*) fail "uncommitted DDL is there in $tenant: $there" ;; esac
		for name in "${!acknowledged[@]}"; do
			case $tenant:$name in tenant_a:note_*_0 | tenant_b:note_*_1 | tenant_c:note_*_2) has " $there " " $name " ;; esac
		done
	done
	[ -z "${acknowledged[column]:-}" ] || logged tenant_b "tag = 'ALTER TABLE' AND object_name ~ 'orders'"
	[ -z "${acknowledged[default]:-}" ] || logged app_db "tag = 'ALTER TABLE' AND object_name ~ 'orders'"
	[ -z "${acknowledged[index]:-}" ] || logged tenant_c "tag = 'CREATE INDEX' AND object_name = 'public.nobody_asked'"
	if [ -n "${acknowledged[end_runner]:-}" ]; then
		same "$(super postgres "SELECT state FROM ride.status() WHERE session = 'migration_runner_1'")" gone "the ended blocker"
	fi
}
logged() { [ "$(super "$1" "SELECT count(*) > 0 FROM ride.ddl_log WHERE $2")" = t ] || fail "not in the DDL log of $1: $2"; }

begin_play() {
	play=$((play + 1))
	acknowledged=()
	tried=()
	if [ "$play" -eq 1 ]; then boot 12/02; else "$RIDE" reset >/dev/null 2>"$work/err" || fail "reset: $(<"$work/err")"; fi
	wait_until "the incident is live" is_live
	director=$(director_pid)
}

rest_is_done() {
	local name
	draw_plan
	begin_acts
	carry_out
	note_acknowledged
	for name in "${looks[@]}" "${deeds[@]}"; do [ -n "${acknowledged[$name]:-}" ] || return 1; done
}
end_play() { # the rest in peace, and the card of the whole
	local card
	wait_until "the rest of the play is done" rest_is_done
	compare
	card=$("$RIDE" submit --yes --json)
	has "$card" '"detect":40,"fix":40,"trap":12,"total":92,'
}

declare -A acknowledged=() tried=()
play=0
round=0
notes=0
begin_play
while [ "$round" -lt "$rounds" ]; do
	[ "$SECONDS" -lt "$limit" ] || fail "only $((round)) of $rounds rounds in ${RIDE_MINUTES:-12} minutes"
	round=$((round + 1))
	RANDOM=$((seed * 1009 + round)) # each round's own: how far the last ones came is up to the machine
	draw ${#victims[@]}
	victim=${victims[drawn]}
	draw 700
	delay=$(printf '0.%03d' "$drawn")
	draw 1000
	which=$drawn
	draw_plan

	# Beside the acts, work that is never committed: it dies with whatever dies.
	open_session "beside_$round" "tenant_$(cut -c $((which % 3 + 1)) <<<abc)"
	say "idle in transaction" "BEGIN"
	say "idle in transaction" "CREATE TABLE never_$round (line text)"
	begin_acts
	carry_out &
	player=$!
	sleep "$delay" # the random moment
	strike "$which"
	wait "$player" || fail "the player stumbled: $(tail -n 3 "$work/refusals")"
	close_session
	rm "$work/beside_$round"

	live_again
	note_acknowledged
	wait_until "there is no orphan" no_orphan
	compare
	printf 'round %d/%d: play %d, %s after %s s, %d acts done\n' "$round" "$rounds" "$play" "$victim" "$delay" "$done_now"
	if [ "$done_now" -eq ${#plan[@]} ] || [ ${#acknowledged[@]} -ge 14 ] || [ "$round" -eq "$rounds" ]; then
		victim=
		end_play
		if [ "$round" -lt "$rounds" ]; then begin_play; fi
	fi
done
echo "$rounds rounds, $play plays, seed $seed: nothing lost"
