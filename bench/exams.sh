#!/usr/bin/env bash
# What an exam costs: a boot of its own, a scripted on-call, a card. Of exams that wait for nothing, one after the other: the
# clock and the CPU seconds of the launcher and of every process of their servers, for each; as many at once as there are
# processors: boots a minute. Both as ratios of the floor of the same round: a direct copy of the same cluster, a direct
# boot without ride, and the first answer.
#   ./dev bench exams         (ROUNDS=3 ID=09/09 KINDS=solve,alternative,partial JOBS= BAR=8.0 OUT=FILE)
# KINDS  of exams, on seed 0
# JOBS   at once (default: as many as there are processors)
# BAR    on the CPU seconds of an exam, as a ratio of the floor's
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
rounds=${ROUNDS:-3} id=${ID:-09/09} kinds=${KINDS:-solve,alternative,partial} jobs=${JOBS:-$processors} bar=${BAR:-8.0}
workplace 4
clock
plant "$id"

exams() { # exams JOBS: plays them all; sets $number, $wall and $cpu (microseconds, of all together)
	waited "$work/stopwatch" cpu "$work/cpu" "$RIDE" scenario exam "$id" --kind "$kinds" -j "$1" >"$work/said" 2>"$work/err" ||
		fail "the exams of $id: $(tail -n 20 "$work/said" "$work/err")"
	number=$(sed -n 's/^\([0-9]*\) exams\{0,1\}, 0 failed$/\1/p' "$work/said")
	[ -n "$number" ] || fail "how many exams were played? $(tail -n 3 "$work/said")"
	read -r wall cpu <"$work/cpu"
}

for ((i = 1; i <= rounds; i++)); do
	progress "round $i of $rounds: exams one by one"
	exams 1
	progress "round $i of $rounds: the floor, $number times"
	for ((k = 0; k < number; k++)); do floor one; done >"$work/floors"
	floor_wall=$(column 1 <"$work/floors" | median) floor_cpu=$(column 2 <"$work/floors" | median)
	awk -v n="$number" -v w="$wall" -v c="$cpu" -v fw="$floor_wall" -v fc="$floor_cpu" \
		'BEGIN {print w / n, c / n, fw, fc, w / n / fw, c / n / fc}' >>"$work/single"
	progress "round $i of $rounds: $jobs exams at once"
	exams "$jobs"
	progress "round $i of $rounds: the floor, $jobs at once"
	from=${EPOCHREALTIME/./}
	mapfile -t all < <(seq "$number")
	side_by_side "$jobs" floor "${all[@]}" >"$work/floors"
	floors=$((${EPOCHREALTIME/./} - from))
	awk -v n="$number" -v w="$wall" -v f="$floors" 'BEGIN {print n / w * 6e7, n / f * 6e7, w / f}' >>"$work/many"
done

of() { column "$2" <"$work/$1" | median; }
wall=$(of single 1) cpu=$(of single 2) floor_wall=$(of single 3) floor_cpu=$(of single 4) times=$(of single 5) cpu_times=$(of single 6)
boots=$(of many 1) floor_boots=$(of many 2) slower=$(of many 3)
progress_end
printf '%-44s %10s %10s %7s\n' "$id, $number exams, $rounds rounds, files on $place" exam floor ratio
printf '%-44s %10.3f %10.3f %7.2f\n' "seconds by the clock" "$(calculate "$wall / 1e6" .3f)" "$(calculate "$floor_wall / 1e6" .3f)" "$times" \
	"CPU seconds" "$(calculate "$cpu / 1e6" .3f)" "$(calculate "$floor_cpu / 1e6" .3f)" "$cpu_times"
printf '%-44s %10.0f %10.0f %7.2f\n' "boots a minute, $jobs at once" "$boots" "$floor_boots" "$slower"
echo "the bar of CPU seconds: $bar times the floor's"
publish "\"incident\":\"$id\",\"exams\":$number,\"rounds\":$rounds,\"jobs\":$jobs,\"bar\":$bar,\"wall_us\":$wall,\"cpu_us\":$cpu,\"floor_wall_us\":$floor_wall,\"floor_cpu_us\":$floor_cpu,\"ratio\":$times,\"cpu_ratio\":$cpu_times,\"boots_a_minute\":$boots,\"floor_boots_a_minute\":$floor_boots,\"boots_ratio\":$slower"
! over "$cpu_times" "$bar" || fail "an exam takes more than $bar times the floor's CPU seconds"
