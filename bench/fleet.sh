#!/usr/bin/env bash
# Many armed sandboxes at once: how long until all are live, what memory they take together (PSS: what they share counts
# once), and whether each is right. With all of them live, every one is asked for its score, which must be that of the exam
# `nothing`; a sample of them is repaired by the exam `solve` and must get its card. It says how many fit the memory.
#   ./dev bench fleet         (N=50 ID=09/09 SAMPLE=5 JOBS= BAR=120 OUT=FILE; the promise is N=200 on two processors and 24 GiB)
# N       sandboxes
# SAMPLE  of them that are repaired
# JOBS    commands at once (default: as many as there are processors)
# BAR     on MB of memory (and files, where they lie in memory) a sandbox: 200 of them in 24 GiB
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
number=${N:-50} id=${ID:-09/09} sample=${SAMPLE:-5} jobs=${JOBS:-$processors} bar=${BAR:-120}
((sample <= number)) || sample=$number
available() { sed -n 's/^MemAvailable: *\([0-9]*\) kB$/\1/p' /proc/meminfo; }
before=$(available)
# as much as they took when this was written; a machine that is out of memory tells nothing
((before > number * 40 * 1024)) || fail "$number sandboxes want some $((number * 40)) MB of memory, and $((before / 1024)) are free: take a smaller N"
workplace $((number * 100 / 1024 + 2))

seconds() { calculate "$1 / 1000000"; }
clock_from=
take_time() { clock_from=${EPOCHREALTIME/./}; }
time_taken() { echo $((${EPOCHREALTIME/./} - clock_from)); }

start() { exec "$RIDE" start "$id" --name "fleet-$1" --json >/dev/null; }
score() { exec "$RIDE" score "fleet-$1" --json >"$work/nothing-$1"; }
submit() { exec "$RIDE" submit "fleet-$1" -y --json >"$work/solve-$1"; }
repair() {
	sandbox "fleet-$1"
	cd "$work/filled" || exit
	PATH=$bindir:$PATH PGHOST=127.0.0.1 PGPORT=$port PGUSER=oncall PGPASSWORD=$password PGDATABASE=postgres \
		exec psql --no-psqlrc --set=ON_ERROR_STOP=1 --file=solve.sql >/dev/null
}

# card_of EXAM: what the incident's exam.toml says that it gets, "40/40/20"
card_of() {
	awk -v exam="$1" '/^\[\[exam\]\]/ {name = ""} /^name *=/ {split($0, part, "\""); name = part[2]}
		/^card *=/ && name == exam {sub(/\].*/, ""); gsub(/[^0-9,]/, ""); gsub(/,/, "/"); print}' "$exams/exam.toml"
}

# compare EXAM NUMBER…: the cards that differ from that of the exam go to $wrong.
wrong=()
compare() {
	local exam=$1 one want got
	want=$(card_of "$exam")
	[ -n "$want" ] || fail "$id has no exam $exam"
	shift
	for one; do
		got=$(field detect <"$work/$exam-$one")/$(field fix <"$work/$exam-$one")/$(field trap <"$work/$exam-$one")
		[ "$got" = "$want" ] || wrong+=("fleet-$one: $exam is $got, not $want")
	done
}

plant "$id"
ride_quietly start "$id" --name fleet-1
full=$(field id <"$RIDE_STATE_DIR/fleet-1/record.json")
scenarios=$(field scenarios <"$RIDE_STATE_DIR/fleet-1/record.json")
exams=$scenarios/$full/exam
ride_quietly stop fleet-1

# The scripts as the exam command fills them for seed 0: an exam in a copy of the scenarios that does nothing but keep them.
progress "filling the scripts of $id"
install -d -m 777 "$work/filled"
cp -r "$scenarios" "$work/scenarios"
printf '[[exam]]\nname = "solve"\nrun = "keep.sql"\ncard = [%s]\n' "$(card_of nothing | tr / ,)" >"$work/scenarios/$full/exam/exam.toml"
printf '\\! cp *.sql %s\n' "$work/filled" >"$work/scenarios/$full/exam/keep.sql"
waited env RIDE_SCENARIOS="$work/scenarios" "$RIDE" scenario exam "$full" --kind solve >"$work/said" 2>&1 || fail "cannot fill the scripts: $(<"$work/said")"
[ -e "$work/filled/solve.sql" ] || fail "$id has no exam solve"

mapfile -t all < <(seq "$number")
mapfile -t some < <(seq "$sample")
take_time
side_by_side "$jobs" start "${all[@]}"
starting=$(time_taken)
progress "measuring $number sandboxes"
postmasters=()
for one in "${all[@]}"; do
	sandbox "fleet-$one"
	postmasters+=("$postmaster")
done
processes "${postmasters[@]}" >"$work/processes"
directors=$(grep -c ' director$' "$work/processes")
((directors == number)) || fail "$number sandboxes are live, and $directors have a director"
memory <"$work/processes" >"$work/memory"
pss=$(awk '{sum += $4} END {print sum}' "$work/memory")
files=$(du -sk "$RIDE_STATE_DIR" | cut -f1)
take_time
side_by_side "$jobs" score "${all[@]}"
scoring=$(time_taken)
compare nothing "${all[@]}"
take_time
side_by_side "$jobs" repair "${some[@]}"
side_by_side "$jobs" submit "${some[@]}"
solving=$(time_taken)
compare solve "${some[@]}"
progress "stopping $number sandboxes"
take_time
ride_quietly stop --all
stopping=$(time_taken)

taken=$pss
[ "$place" != tmpfs ] || taken=$((pss + files))
each=$(calculate "$taken / 1024 / $number")
fits=$((before / (taken / number)))
progress_end
printf '%d sandboxes of %s at once, %d commands at a time on %d processors, files on %s\n\n' "$number" "$full" "$jobs" "$processors" "$place"
printf '%-36s %10s %12s\n' '' seconds 'ms a sandbox'
time_row() { printf '%-36s %10.1f %12.0f\n' "$1" "$(seconds "$2")" "$(calculate "$2 / 1000 / $3" .0f)"; }
time_row "until all are live" "$starting" "$number"
time_row "a score of each, as \`nothing\`" "$scoring" "$number"
time_row "a repair and a submit of $sample" "$solving" "$sample"
time_row "stopping all" "$stopping" "$number"
printf '\n%-36s %10s %12s\n' '' MB 'MB a sandbox'
memory_row() { printf '%-36s %10.0f %12.1f\n' "$1" "$(calculate "$2 / 1024" .0f)" "$(calculate "$2 / 1024 / $number")"; }
memory_row "memory (PSS) of $(wc -l <"$work/memory") processes" "$pss"
memory_row "files on $place" "$files"
printf '\nwrong cards: %d of %d scores and %d submits\n' "${#wrong[@]}" "$number" "$sample"
printf 'a sandbox takes %s MB of memory, the bar is %s MB; %d fit the %d MB that were free\n' "$each" "$bar" "$fits" $((before / 1024))
publish "\"incident\":\"$full\",\"sandboxes\":$number,\"jobs\":$jobs,\"sample\":$sample,\"start_us\":$starting,\"score_us\":$scoring,\"solve_us\":$solving,\"stop_us\":$stopping,\"processes\":$(wc -l <"$work/memory"),\"pss_kb\":$pss,\"files_kb\":$files,\"mb\":$each,\"bar_mb\":$bar,\"fits\":$fits,\"wrong\":${#wrong[@]}"
((${#wrong[@]} == 0)) || fail "$(printf '%s\n' "${wrong[@]}")"
! over "$each" "$bar" || fail "more than $bar MB a sandbox"
