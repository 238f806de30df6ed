#!/usr/bin/env bash
# A warm `ride start` and a `ride reset`, as ratios of what neither can do without: a copy of the same cluster, a boot of
# postgres without ride, and its first answer, with no shell, runuser or psql in between. All three by turns in one run:
# machines differ and are noisy, the ratios tell. Memory is where the clusters lie, if it has room.
#   ./dev bench start         (ROUNDS=20 IDS="09/09:1.8 12/02:2.5" OUT=FILE)
# ROUNDS   of each; the median counts
# IDS      incidents, each with the bar on the ratios of its start and its reset
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
rounds=${ROUNDS:-20} ids=${IDS-09/09:1.8 12/02:2.5}
workplace 4
clock

# timed KIND COMMAND…: its microseconds go to the file of that kind.
timed() {
	local kind=$1 from=${EPOCHREALTIME/[.,]/}
	shift
	ride_quietly "$@"
	echo $((${EPOCHREALTIME/[.,]/} - from)) >>"$work/$kind"
}

rows=() json=() bad=
for one in $ids; do
	id=${one%:*} bar=${one#*:}
	plant "$id"
	rm -f "$work"/{floors,starts,resets}
	for ((i = 1; i <= rounds; i++)); do
		progress "$id: round $i of $rounds"
		floor start | column 1 >>"$work/floors"
		timed starts start "$id" --name start --json
		timed resets reset start --json
		ride_quietly stop start
	done
	base=$(median <"$work/floors")
	files=$(find "$snapshot" -type f | wc -l) size=$(du -sk --apparent-size "$snapshot" | cut -f1)
	for kind in starts resets; do
		figure=$(median <"$work/$kind")
		rate=$(ratio "$figure" "$base")
		! over "$rate" "$bar" || bad+=" $id ${kind%s} ($rate)"
		rows+=("$(printf '%-8s %-6s %8.1f ms %8.1f ms %6.2f %5.2f' "$id" "${kind%s}" "$(calculate "$figure / 1000")" \
			"$(calculate "$base / 1000")" "$rate" "$bar")")
		json+=("$(printf '{"id":"%s","what":"%s","median_us":%.0f,"floor_us":%.0f,"ratio":%s,"bar":%s,"files":%d,"kilobytes":%d}' \
			"$id" "${kind%s}" "$figure" "$base" "$rate" "$bar" "$files" "$size")")
	done
done

progress_end
printf '%-8s %-6s %11s %11s %6s %5s\n' incident what median floor ratio bar
printf '%s\n' "${rows[@]}"
publish "\"rounds\":$rounds,\"figures\":[$(
	IFS=,
	echo "${json[*]}"
)]"
[ -z "$bad" ] || fail "over the bar:$bad"
