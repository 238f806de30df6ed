#!/usr/bin/env bash
# A warm `ride postgres start` and a `ride postgres reset`, as ratios of the floor of the same run: copying the same
# cluster, starting postgres directly and getting one answer. Machines differ and are noisy; the ratios tell.
#   ./dev bench start        (ROUNDS=20 ID=09/09)
set -euo pipefail
: "${RIDE:?run it by ./dev bench start}"
rounds=${ROUNDS:-10} id=${ID:-09/09}
bindir=$(dirname "$(find "$(dirname "$RIDE")/../lib" -type f -name postgres -path '*/bin/postgres' | head -n 1)")
work=$(mktemp -d "${TMPDIR:-/tmp}/ride-bench.XXXXXX")
chmod 711 "$work"
export RIDE_STATE_DIR=$work/state RIDE_CACHE_DIR=$work/cache NO_COLOR=1
finish() {
	"$RIDE" stop --all >/dev/null 2>&1 || echo "warning: ride stop --all failed" >&2
	rm -rf "$work"
}
trap finish EXIT

as=()
[ "$(id -u)" -ne 0 ] || as=(runuser -u postgres --)
now() { date +%s%N; }
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

"$RIDE" start "$id" --name warm --json >/dev/null 2>&1 # makes the caches
"$RIDE" stop warm >/dev/null
snapshot=$(find "$RIDE_CACHE_DIR/incidents" -mindepth 1 -maxdepth 1 -type d | head -n 1)
[ ! -d "$snapshot/data" ] || snapshot=$snapshot/data

floor() {
	local from pid
	from=$(now)
	cp -a --reflink=auto "$snapshot" "$work/floor"
	"${as[@]}" "$bindir/postgres" -D "$work/floor" -k "$work" -c listen_addresses= -c port=1 \
		-c shared_preload_libraries= -c hba_file="$work/hba" >/dev/null 2>&1 &
	until "${as[@]}" "$bindir/psql" -X -q -h "$work" -p 1 -U postgres -d postgres -c 'SELECT 1' >/dev/null 2>&1; do
		kill -0 "$!" || exit 1
	done
	echo $((($(now) - from) / 1000))
	pid=$(head -n 1 "$work/floor/postmaster.pid")
	kill -QUIT "$pid"
	wait "$!" || : # the server's own status on SIGQUIT
	rm -rf "$work/floor"
}
echo 'local all all trust' >"$work/hba"
chmod 644 "$work/hba"
[ "${#as[@]}" -eq 0 ] || chown postgres "$work"

for ((i = 0; i < rounds; i++)); do
	floor >>"$work/floors"
	from=$(now)
	"$RIDE" start "$id" --name warm --json >/dev/null 2>&1
	echo $((($(now) - from) / 1000)) >>"$work/starts"
	from=$(now)
	"$RIDE" reset warm >/dev/null 2>&1
	echo $((($(now) - from) / 1000)) >>"$work/resets"
	"$RIDE" stop warm >/dev/null
done
base=$(median <"$work/floors")
for kind in starts resets; do
	figure=$(median <"$work/$kind")
	awk -v k="$kind" -v f="$figure" -v b="$base" -v n="$rounds" \
		'BEGIN {printf "%-7s median %7.1f ms   floor %7.1f ms   ratio %.2f   (%d rounds)\n", k, f / 1000, b / 1000, f / b, n}'
done
