# Shared by the benches: usage, tools, a workplace that goes away with them, the floor, memory of servers, tables and JSON.
# A bench sources it with its own arguments: --help prints the comment at its top. To the terminal goes the table, to
# OUT=FILE and the last line of stdout one JSON document; progress goes to stderr. A figure over its bar is exit status 1.
# shellcheck shell=bash disable=SC2034
set -euo pipefail
bench=$(basename "$0" .sh)
case ${1:-} in
'') ;;
-h | --help)
	sed -n '2,/^[^#]/{/^# shellcheck/d;/^#/s/^# \{0,1\}//p}' "$0"
	exit 0
	;;
*)
	echo "bench $bench: it takes no argument but --help: variables say what is to be done" >&2
	exit 2
	;;
esac
: "${RIDE:?run it by ./dev bench $bench}"
out=${OUT:-}
bindir=$(dirname "$(find "$(dirname "$RIDE")/../lib" -type f -name postgres -path '*/bin/postgres' | head -n 1)")
processors=$(nproc)

fail() {
	progress_end
	echo "bench $bench: $*" >&2
	exit 1
}

# progress TEXT: one line that is overwritten on a terminal, a line now and then elsewhere.
progress_said=-9
progress() {
	if [ -t 2 ]; then
		printf '\r\033[K%s' "$*" >&2
	elif ((SECONDS - progress_said >= 5)); then
		printf 'bench %s: %s\n' "$bench" "$*" >&2
		progress_said=$SECONDS
	fi
}
progress_end() { [ ! -t 2 ] || printf '\r\033[K' >&2; }

# need COMMAND PACKAGE: installs it, or says what to install.
need() {
	command -v "$1" >/dev/null && return 0
	local root=()
	[ "$(id -u)" -eq 0 ] || root=(sudo)
	progress "installing $2"
	"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$2" >/dev/null 2>&1 ||
		fail "there is no $1: please install $2"
}

finish() {
	local job
	progress_end
	for job in $(jobs -p); do kill "$job" 2>/dev/null || :; done # one that has ended meanwhile is none to end
	wait
	for job in "${servers[@]}"; do "${as[@]}" "$bindir/pg_ctl" -D "$job" -m immediate stop >/dev/null || :; done # it says why
	[ ! -d "$RIDE_STATE_DIR" ] || "$RIDE" stop --all >/dev/null 2>&1 || echo "warning: ride stop --all failed" >&2
	rm -rf "$work"
}

# workplace GIGABYTES: folders of its own, in memory where there is so much of it. Sets $work and $place.
servers=() # data folders of servers that are none of ride's
workplace() {
	local roomy_wants=$1
	# shellcheck source-path=SCRIPTDIR source=../tests/scratch.sh
	. "$(dirname "${BASH_SOURCE[0]}")/../tests/scratch.sh"
	[ -n "${TMPDIR:-}" ] || [ "$scratch" != /dev/shm ] || roomy "$roomy_wants" || scratch=/tmp
	work=$(mktemp -d "$scratch/ride-bench.XXXXXX")
	export RIDE_STATE_DIR=$work/state RIDE_CACHE_DIR=$work/cache RIDE_RUNTIME=local NO_COLOR=1
	place=$(stat --file-system --format=%T "$work")
	as=()
	[ "$(id -u)" -ne 0 ] || as=(runuser -u postgres --)
	trap finish EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
	chmod 711 "$work" # as root, the server's user must be able to pass through
}

# The clock, compiled as the bench begins: see stopwatch.cpp.
clock() {
	need g++ g++
	local headers
	headers=$(pg_config --includedir 2>/dev/null) || headers=/usr/include/postgresql
	[ -e "$headers/libpq-fe.h" ] || fail "there is no libpq-fe.h: please install libpq-dev"
	progress "compiling the clock"
	g++ -std=gnu++20 -O1 -I"$headers" "$(dirname "${BASH_SOURCE[0]}")/stopwatch.cpp" -o "$work/stopwatch" \
		-L"$(pg_config --libdir 2>/dev/null || echo /usr/lib)" -lpq || fail "stopwatch.cpp does not compile"
}

# waited COMMAND…: as a job, so that a signal to the bench is obeyed before the command has ended.
waited() {
	"$@" &
	wait $!
}

ride_quietly() { # ride_quietly ARGS…: says what it said only when it fails
	waited "$RIDE" "$@" >"$work/said" 2>"$work/err" || fail "ride $*: $(<"$work/err")"
}

# plant ID: its snapshot is in the cache, and its data folder in $snapshot.
plant() {
	local all=$RIDE_CACHE_DIR/incidents
	progress "planting $1"
	mkdir -p "$all"
	find "$all" -mindepth 1 -maxdepth 1 -type d >"$work/before"
	ride_quietly start "$1" --name plant
	ride_quietly stop plant
	snapshot=$(find "$all" -mindepth 1 -maxdepth 1 -type d | grep -vxFf "$work/before")/data
}

# floor NAME: a direct copy of $snapshot, a direct boot without ride, the first answer: "WALL CPU" in microseconds.
# Several at once have different names.
floor() {
	local folder=$work/floor-$1
	install -d ${as[0]:+-o postgres} "$folder"
	printf 'local all all trust\n' >"$folder/hba"
	waited "$work/stopwatch" floor "$snapshot" "$folder" "$bindir/postgres" shared_preload_libraries= "hba_file=$folder/hba"
}

median() { sort -g | awk -v OFMT=%.3f '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int((NR + 2) / 2)]) / 2}'; }
column() { awk -v n="$1" '{print $n}'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.2f", a / b}'; }
over() { awk -v a="$1" -v b="$2" 'BEGIN {exit !(a > b)}'; }
calculate() { awk "BEGIN {printf \"%${2:-.1f}\", $1}"; }

# field NAME: its value in the flat JSON of stdin, of ride's own making.
field() { sed -n "s/.*\"$1\": \{0,1\}\"\{0,1\}\([^\",}]*\).*/\1/p" | head -n 1; }

# sandbox NAME: what the launcher has noted of it: sets $port, $password, $socket and $postmaster.
sandbox() {
	local record=$RIDE_STATE_DIR/$1/record.json
	port=$(field port <"$record")
	password=$(field password <"$record")
	socket=$(field socket_folder <"$record")
	postmaster=$(head -n 1 "$RIDE_STATE_DIR/$1/data/postmaster.pid")
}

# as_superuser DATABASE STATEMENT…: in the sandbox that sandbox() has set, one value a line.
as_superuser() {
	local database=$1 statement arguments=()
	shift
	for statement; do arguments+=(--command="$statement"); done
	"$bindir/psql" -X -A -t -q -v ON_ERROR_STOP=1 -h "$socket" -p "$port" -U postgres -d "$database" "${arguments[@]}"
}

# processes POSTMASTER…: them and their children, "PID POSTMASTER KIND" each: postmaster, server (its helpers), director,
# session (a backend).
processes() {
	{ cat /proc/[0-9]*/status 2>/dev/null || :; } | # some end meanwhile
		awk -v of="$*" 'BEGIN {split(of, list, " "); for (i in list) is[list[i]] = 1}
			/^Pid:/ {pid = $2; if (pid in is) print pid, pid} /^PPid:/ {if ($2 in is) print pid, $2}' >"$work/pids"
	local pid parent kind title
	while read -r pid parent; do
		title=$({ tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null) || continue # it has ended
		case $title in
		*'ride director'*) kind=director ;;
		*logger* | *checkpointer* | *'background writer'* | *walwriter* | *autovacuum* | *'io worker'* | *'logical replication'*) kind=server ;;
		*) kind=session ;;
		esac
		[ "$pid" != "$parent" ] || kind=postmaster
		echo "$pid $parent $kind"
	done <"$work/pids"
}

# memory: adds the kB of their proportional share to processes on stdin.
memory() {
	local pid rest size
	[ -r /proc/self/smaps_rollup ] || fail "this kernel has no /proc/PID/smaps_rollup (Linux 4.14 has)"
	while read -r pid rest; do
		size=$(awk '/^Pss:/ {print $2}' "/proc/$pid/smaps_rollup" 2>/dev/null) || continue # it has ended
		[ -z "$size" ] || echo "$pid $rest $size"
	done
}

# side_by_side HOW_MANY FUNCTION ITEM…: so many jobs at once; one that fails ends the bench.
side_by_side() {
	local most=$1 function=$2 item running=0 done=0 all=$(($# - 2))
	shift 2
	for item; do
		if ((running == most)); then
			wait -n || fail "$function has failed: $(tail -n 5 "$work/jobs.err")"
			running=$((running - 1)) done=$((done + 1))
			progress "$function: $done of $all"
		fi
		"$function" "$item" 2>>"$work/jobs.err" &
		running=$((running + 1))
	done
	for (( ; running > 0; running--)); do wait -n || fail "$function has failed: $(tail -n 5 "$work/jobs.err")"; done
}

# publish JSON: the members of one object.
publish() {
	local json
	progress_end
	json=$(printf '{"bench":"%s","version":"%s","postgres":"%s","processors":%d,"place":"%s",%s}' "$bench" \
		"$("$RIDE" --version | sed 's/^ride //')" "$("$bindir/postgres" --version | sed 's/^[^0-9]*\([0-9.]*\).*/\1/')" \
		"$processors" "${place:-}" "$1")
	[ -z "$out" ] || printf '%s\n' "$json" >"$out"
	printf '%s\n' "$json"
}
