#!/usr/bin/env bash
# What one armed sandbox takes, against the same cluster in a server without ride: memory (the proportional share, PSS, of
# all its processes: pages that several map count in parts), files and their size, and what is installed. One server
# runs at a time, so that neither halves the other's pages. The sandbox's applications are connections: they are told apart.
#   ./dev bench footprint     (ID=09/09 BAR=120 OUT=FILE)
# BAR  on MB of memory and files of one sandbox: 200 of them in memory fit 24 GiB
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
id=${ID:-09/09} bar=${BAR:-120}
need strip binutils
workplace 2

tree() { # tree FOLDER: "FILES kB-BY-LENGTH kB-ON-DISK"
	echo "$(find "$1" -type f | wc -l) $(du -sk --apparent-size "$1" | cut -f1) $(du -sk "$1" | cut -f1)"
}
mb() { calculate "$1 / 1024"; }

plant "$id"
read -r snapshot_files snapshot_length snapshot_disk < <(tree "$snapshot")
progress "starting $id"
ride_quietly start "$id" --name armed
sandbox armed
read -r files length disk < <(tree "$RIDE_STATE_DIR/armed")
declare -A armed=([postmaster]=0 [server]=0 [director]=0 [session]=0) many=([postmaster]=0 [server]=0 [director]=0 [session]=0)
while read -r _ _ kind size; do
	armed[$kind]=$((armed[$kind] + size)) many[$kind]=$((many[$kind] + 1))
done < <(processes "$postmaster" | memory)
((many[director] == 1)) || fail "there is no director among the processes of the sandbox"
progress "the same cluster without ride"
# its settings stay, but for what is ride's
grep -vE '^(ride\.|shared_preload_libraries|listen_addresses|unix_socket_directories|port)' "$RIDE_STATE_DIR/armed/data/ride.conf" >"$work/settings"
ride_quietly stop armed
install -d ${as[0]:+-o postgres} "$work/floor"
cp -a --reflink=auto "$snapshot" "$work/floor/data"
printf 'local all all trust\n' >"$work/floor/data/pg_hba.conf"
cat "$work/settings" >"$work/floor/data/ride.conf"
"${as[@]}" "$bindir/pg_ctl" -D "$work/floor/data" -w -l "$work/floor/log" -o "-k $work/floor -c listen_addresses= -c port=1" start >/dev/null ||
	fail "the server without ride does not start: $(<"$work/floor/log")"
servers+=("$work/floor/data")
declare -A plain=([postmaster]=0 [server]=0 [session]=0)
while read -r _ _ kind size; do plain[$kind]=$((plain[$kind] + size)); done \
	< <(processes "$(head -n 1 "$work/floor/data/postmaster.pid")" | memory)

all=$((armed[postmaster] + armed[server] + armed[director] + armed[session]))
without=$((plain[postmaster] + plain[server] + plain[session]))
module=$(find "$(dirname "$RIDE")/../lib" -name ride.so -type f | head -n 1)
stripped() { strip -o "$work/stripped" "$1" && stat -c %s "$work/stripped"; }
module_size=$(stat -Lc %s "$module") module_stripped=$(stripped "$module")
launcher_size=$(stat -Lc %s "$RIDE") launcher_stripped=$(stripped "$RIDE")

progress_end
printf '%-44s %10s %10s %7s\n' "memory, MB PSS ($id)" armed without ratio
row() { printf '%-44s %10.1f %10s %7s\n' "$1" "$(mb "$2")" "$3" "$4"; }
row "postmaster" "${armed[postmaster]}" "$(mb "${plain[postmaster]}")" "$(ratio "${armed[postmaster]}" "${plain[postmaster]}")"
row "its helpers (checkpointer and so on)" "${armed[server]}" "$(mb "${plain[server]}")" "$(ratio "${armed[server]}" "${plain[server]}")"
row "director" "${armed[director]}" - -
row "${many[session]} sessions of director and applications" "${armed[session]}" - -
row all "$all" "$(mb $without)" "$(ratio $all $without)"
printf '\n%-44s %10s %10s %10s\n' files number 'MB long' "MB on $place"
printf '%-44s %10d %10.1f %10.1f\n' "the sandbox" "$files" "$(mb "$length")" "$(mb "$disk")" \
	"its snapshot" "$snapshot_files" "$(mb "$snapshot_length")" "$(mb "$snapshot_disk")"
printf '\n%-44s %10s %10s\n' "installed, MB" 'as built' stripped
printf '%-44s %10.1f %10.1f\n' "module ride.so" "$(calculate "$module_size / 1048576")" "$(calculate "$module_stripped / 1048576")" \
	"launcher ride" "$(calculate "$launcher_size / 1048576")" "$(calculate "$launcher_stripped / 1048576")"
total=$(mb $((all + disk)))
printf '\nmemory and files of one sandbox: %s MB, the bar is %s MB\n' "$total" "$bar"
publish "\"incident\":\"$id\",\"bar_mb\":$bar,\"mb\":$total,\"pss_kb\":{\"postmaster\":${armed[postmaster]},\"helpers\":${armed[server]},\"director\":${armed[director]},\"sessions\":${armed[session]},\"all\":$all},\"without_kb\":{\"postmaster\":${plain[postmaster]},\"helpers\":${plain[server]},\"all\":$without},\"ratio\":$(ratio $all $without),\"sessions\":${many[session]},\"sandbox\":{\"files\":$files,\"kb\":$length,\"kb_taken\":$disk},\"snapshot\":{\"files\":$snapshot_files,\"kb\":$snapshot_length,\"kb_taken\":$snapshot_disk},\"module\":{\"bytes\":$module_size,\"stripped\":$module_stripped},\"launcher\":{\"bytes\":$launcher_size,\"stripped\":$launcher_stripped}"
! over "$total" "$bar" || fail "more than $bar MB"
