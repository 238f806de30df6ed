#!/usr/bin/env bash
# The README's two commands on bare machines: a fresh minimal Debian 12 and Debian 13, a clean clone of what is
# committed, as root and as an ordinary user with sudo. What the installation list misses shows here.
#   bare.sh [bookworm|trixie]… [-- CTEST ARGS…]      (arguments for the second command, `./dev test`)
# RIDE_BARE_AS=user leaves out root. Exits with 77 where no engine can run. RIDE_ENGINES=running takes the docker that answers.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$here/engine.sh"

say() { printf 'bare: %s\n' "$*" >&2; }

releases=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
	releases+=("$1")
	shift
done
[ $# -eq 0 ] || shift
[ "${#releases[@]}" -gt 0 ] || releases=(bookworm trixie)

engine_begin bare
git clone --quiet --no-local "$root" "$work/ride"

# What a person would do: two commands, then put things away.
cat >"$work/two-commands" <<'COMMANDS'
set -eu
cd "$HOME/ride"
./dev start stage-09/09-schema-drift-between-tenant-databases
./dev ride stop --all
./dev test "$@"
COMMANDS

status=0
for release in "${releases[@]}"; do
	engine_base docker "$release"
	for who in ${RIDE_BARE_AS:-root user}; do
		machine=ride-bare-$release-$who
		docker run --detach --init --name "$machine" --shm-size=1g --tmpfs /tmp:exec,mode=1777,size=6g "debian:$release-slim" sleep infinity >/dev/null
		home=/root
		if [ "$who" = user ]; then
			home=/home/user
			docker exec "$machine" sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends sudo >/dev/null &&
				useradd --create-home user && echo "user ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/user' >"$work/out" 2>&1
		fi
		docker cp --quiet "$work/ride" "$machine:$home/ride" 2>/dev/null || docker cp "$work/ride" "$machine:$home/ride" >/dev/null
		docker cp "$work/two-commands" "$machine:/two-commands" >/dev/null
		docker exec "$machine" chown -R "$who:$who" "$home/ride"
		say "$release as $who"
		if docker exec --user "$who" --env "HOME=$home" "$machine" sh /two-commands "$@" >"$work/out" 2>&1; then
			say "$release as $who: $(tail -n 1 "$work/out")"
		else
			sed -E '/Passed  |^ +Start/d' "$work/out" | tail -n 400 >&2
			say "FAILED: $release as $who"
			status=1
		fi
		docker rm --force "$machine" >/dev/null
	done
done
exit "$status"
