#!/usr/bin/env bash
# The container tests: private engines, an image built by `ride image build`, and every case of cases/ on each engine.
#   RIDE=…/ride run.sh [--pg NN] [--engine docker|podman]… [CASE…]
# Needs root, docker.io or podman, and debootstrap. Where no engine can run it says so and exits with 77: skipped.
# RIDE_ENGINES=running takes the engines that the environment already names, and the images they have.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
: "${RIDE:?set RIDE to the staged launcher, e.g. build/dev/stage/usr/bin/ride}"
. "$here/engine.sh"

major=17 engines=() cases=()
while [ $# -gt 0 ]; do
	case $1 in
	--pg) major=$2 && shift ;;
	--engine) engines+=("$2") && shift ;;
	*) cases+=("$1") ;;
	esac
	shift
done
[ "${#engines[@]}" -gt 0 ] || engines=(docker podman)
[ "${#cases[@]}" -gt 0 ] || mapfile -t cases < <(cd "$here/cases" && ls -- *.sh)
export PG_MAJOR=$major
case $major in 15) release=bookworm ;; 17) release=trixie ;; 18) release=sid ;; *) echo "no Debian has PostgreSQL $major" >&2 && exit 2 ;; esac

say() { printf 'containers: %s\n' "$*" >&2; }

usable=()
for engine in "${engines[@]}"; do
	why=$(engine_missing "$engine")
	if [ -n "$why" ]; then say "SKIPPED: $engine: $why"; else usable+=("$engine"); fi
done
why=$(base_tools_missing)
if [ -n "$why" ]; then say "SKIPPED: no base image can be made: $why" && usable=(); fi
if [ "${#usable[@]}" -eq 0 ]; then
	say "SKIPPED: no container engine can run here, so nothing about containers was tested"
	exit 77
fi

work=$(mktemp -d "$scratch/ride-containers.XXXXXX")
chmod 711 "$work"
finish() {
	local status=$?
	[ "${RIDE_ENGINES:-}" = running ] || engine_stop || status=1
	rm -rf "$work"
	exit "$status"
}
trap finish EXIT

# The image is built once, by the first engine; another one gets a copy.
provide_image() {
	local engine=$1
	if [ -n "${built_by:-}" ]; then
		"$built_by" save "ride:$major" | "$engine" load --quiet >/dev/null
		return
	fi
	engine_base "$engine" "$release"
	say "building ride:$major with $engine"
	(cd "$root" && "$RIDE" image build --pg "$major" --engine "$engine") >"$work/build" 2>&1 || {
		tail -n 40 "$work/build" >&2
		return 1
	}
	built_by=$engine
	say "$(sed -n '/^built /p' "$work/build")"
}

# What an engine has; empty when a case left nothing.
left_behind() {
	"$1" ps --all --quiet
	"$1" volume ls --quiet
	"$1" network ls --format '{{.Name}}' | grep -vxE 'bridge|host|none|podman' || :
	# A podman that was killed may leave a container's monitor, which no list of podman's shows.
	[ "$1" = docker ] || pgrep -af "conmon .*$(dirname "$CONTAINERS_STORAGE_CONF")/" || :
}

status=0 passed=0
for engine in "${usable[@]}"; do
	if [ "${RIDE_ENGINES:-}" != running ]; then
		engine_start "$engine"
		provide_image "$engine"
	fi
	export ENGINE=$engine RIDE_RUNTIME=$engine
	for case in "${cases[@]}"; do
		got=0 begun=$SECONDS
		RIDE="$RIDE" bash "$here/cases/${case%.sh}.sh" >"$work/out" 2>&1 || got=$?
		left=$(left_behind "$engine" 2>&1)
		if [ "$got" -eq 77 ]; then
			cat "$work/out" >&2
		elif [ "$got" -ne 0 ] || [ -n "$left" ]; then
			cat "$work/out" >&2
			say "FAILED: $engine ${case%.sh}${left:+, left behind: $left}"
			status=1
		else
			passed=$((passed + 1))
			say "ok: $engine ${case%.sh} ($((SECONDS - begun)) s)"
		fi
	done
done
say "$passed passed on ${usable[*]}, PostgreSQL $major$([ "$status" -eq 0 ] || echo ', some FAILED')"
exit "$status"
