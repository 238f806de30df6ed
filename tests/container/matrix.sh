#!/usr/bin/env bash
# ride on every PostgreSQL that a Debian release ships: one image each, in which it is built, and the tests that depend
# on the server run: pg_regress, isolation, the security suite, the module's own, random acts, other modules as guests,
# units, and every exam on two instances.
#   [RIDE_EXAM_SEEDS=all] matrix.sh [15|17|18]… [-- CTEST ARGS…]
# Seeds vary data, majors the server: `./dev test --all` plays every instance on one server, this two on every server.
# Exits with 77 where no engine can run. RIDE_ENGINES=running takes the docker that answers, and what it has cached.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$here/engine.sh"

say() { printf 'matrix: %s\n' "$*" >&2; }

majors=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
	majors+=("$1")
	shift
done
[ $# -eq 0 ] || shift
tests=("$@")
[ "${#majors[@]}" -gt 0 ] || majors=(15 17 18)

engine_begin matrix

files=$(engine_limit "$(ulimit -Hn)")
status=0
for major in "${majors[@]}"; do
	case $major in 15) release=bookworm ;; 17) release=trixie ;; 18) release=sid ;; *) say "no Debian release ships PostgreSQL $major" && exit 2 ;; esac
	engine_base docker "$release"
	say "PostgreSQL $major on $release: building"
	# What is committed or changed, and nothing that lies about; .dockerignore is the product image's.
	(cd "$root" && git ls-files -z | grep -zv '^\.dockerignore$' | tar --null --files-from=- --ignore-failed-read -c) |
		docker build --build-arg "BASE=debian:$release-slim" --build-arg "PG_MAJOR=$major" --tag "ride-tests:$major" \
			--file tests/container/matrix/Containerfile - >"$work/build-$major" 2>&1 || {
		tail -n 60 "$work/build-$major" >&2
		say "FAILED: PostgreSQL $major does not build"
		status=1
		continue
	}
	command=()
	[ "${#tests[@]}" -eq 0 ] || command=(./dev test "${tests[@]}")
	say "PostgreSQL $major on $release: testing"
	if docker run --rm --init --shm-size=1g --tmpfs /tmp:exec,mode=1777,size=6g --ulimit "nofile=$files:$files" --env "RIDE_EXAM_SEEDS=${RIDE_EXAM_SEEDS:-drawn}" \
		"ride-tests:$major" "${command[@]}" >"$work/test-$major" 2>&1; then
		say "PostgreSQL $major: $(tail -n 1 "$work/test-$major")"
	else
		tail -n 120 "$work/test-$major" >&2
		say "FAILED: PostgreSQL $major"
		status=1
	fi
	[ "${RIDE_ENGINES:-}" = running ] || docker image rm --force "ride-tests:$major" >/dev/null
done
exit "$status"
