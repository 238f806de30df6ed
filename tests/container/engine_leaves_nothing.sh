#!/usr/bin/env bash
# The engines that engine.sh starts: each runs a container whose port answers on 127.0.0.1, and after engine_stop no
# process, mount, link, firewall rule, setting or file of them is left. In namespaces of its own, so that nothing
# another engine on this machine does can be taken for theirs.
set -euo pipefail

if [ "${1:-}" != inside ]; then
	. "$(dirname "$0")/engine.sh"
	for engine in docker podman; do
		if [ -n "$(engine_missing "$engine")$(base_tools_missing)" ]; then
			echo "SKIPPED: $(basename "$0"): $engine: $(engine_missing "$engine")$(base_tools_missing)" >&2
			exit 77
		fi
	done
	base_tarball bookworm >/dev/null # here, where the archive can be reached
	exec unshare --mount --net --pid --fork --kill-child --mount-proc bash "$0" inside
fi

ip link set lo up
mount -t tmpfs tmpfs /run
mkdir /run/mount # mount's own
. "$(dirname "$0")/engine.sh"
work=$(mktemp -d /var/tmp/ride-engines.XXXXXX)
export RIDE_ENGINE_DIR=$work/engines
mkdir "$RIDE_ENGINE_DIR"
trap 'engine_stop; rm -rf "$work"' EXIT

# What others had mounted may go at any time, here too; none of theirs can be added.
findmnt -rno TARGET >"$work/foreign"

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

machine() {
	local tool table
	for tool in iptables ip6tables; do
		for table in filter nat; do "$tool" -t "$table" -S; done
	done
	ip -o link | sed 's/^[0-9]*: \([^:@]*\).*/link \1/'
	sysctl net.ipv4.ip_forward
	findmnt -rno TARGET | grep -vxF -f "$work/foreign" || :
	find /run "$RIDE_ENGINE_DIR" -mindepth 1 -printf 'file %p\n'
	ps -eo comm= >"$work/processes" # to a file: in a pipe the next commands might be seen or not
	grep -vxE 'bash|ps|sort' "$work/processes" | sed 's/^/process /' || :
}

answers() {
	[ "$(bash -c 'cat </dev/tcp/127.0.0.1/25432' 2>/dev/null)" = hello ]
}

for engine in docker podman; do
	iptables -S >/dev/null && iptables -t nat -S >/dev/null # tables appear when first asked for
	machine | sort >"$work/before"
	engine_start "$engine"
	engine_base "$engine" bookworm
	# shellcheck disable=SC2016 # perl's variables
	"$engine" run -d --rm --cap-drop=ALL --security-opt=no-new-privileges --read-only --publish=127.0.0.1:25432:5432 \
		debian:bookworm-slim perl -MIO::Socket::INET -e '
			$server = IO::Socket::INET->new(LocalPort => 5432, Listen => 5, ReuseAddr => 1) or die $!;
			while ($client = $server->accept) { print $client "hello"; close $client }' >/dev/null
	engine_wait_until "the container's port answers" answers
	machine | sort >"$work/running"
	if diff -q "$work/before" "$work/running" >/dev/null; then fail "a running $engine is not seen"; fi
	engine_stop # with the container still running
	machine | sort >"$work/after"
	diff "$work/before" "$work/after" || fail "$engine left something (lines with >) or took something (<)"
	echo "ok: $engine"
done
