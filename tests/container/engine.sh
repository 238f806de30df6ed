# Private container engines for tests: a dockerd of our own (socket, data, bridge), and podman with storage of its own.
# To source, as root; whoever starts an engine also calls engine_stop (trap it): it leaves no process, mount, link,
# firewall rule or file. Programs need no flags: DOCKER_HOST, CONTAINERS_CONF and CONTAINERS_STORAGE_CONF say it all.
# shellcheck shell=bash source=tests/container/base.sh
. "$(dirname "${BASH_SOURCE[0]}")/base.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../scratch.sh"

engine_patience=60 # seconds for any one condition
engine_dir='' engine_bridge='' engine_dockerd='' engine_forwarding='' engine_new_folders=()

# engine_missing docker|podman: says why that engine cannot run here; empty when it can.
engine_missing() {
	local tool tools=(iptables ip)
	[ "$(id -u)" -eq 0 ] || { echo "not root"; return; }
	case $1 in
	docker) tools+=(docker dockerd containerd) ;;
	podman) tools+=(podman conmon) ;;
	esac
	for tool in "${tools[@]}"; do
		command -v "$tool" >/dev/null || { echo "$tool is not installed"; return; }
	done
}

# engine_wait_until WHAT COMMAND…: until it succeeds.
engine_wait_until() {
	local what=$1 deadline=$((SECONDS + engine_patience))
	shift
	until "$@"; do
		if [ "$SECONDS" -ge "$deadline" ]; then
			echo "waited in vain until $what" >&2
			return 1
		fi
		sleep 0.1
	done
}

# In memory where it has room for images and what is built in them, for the reason that scratch.sh has.
engine_make_dir() {
	local folder parent=${RIDE_ENGINE_DIR:-}
	[ -z "$engine_dir" ] || return 0
	if [ -z "$parent" ]; then
		if roomy 12; then parent=/dev/shm; else parent=/var/tmp; fi
	fi
	engine_dir=$(mktemp -d "$parent/ride-engine.XXXXXX") || return
	engine_forwarding=$(</proc/sys/net/ipv4/ip_forward)
	for folder in /run/docker /run/containerd /run/netns /run/containers /run/runc /run/crun; do
		[ -e "$folder" ] || engine_new_folders+=("$folder")
	done
}

# A network that no route of this machine has.
engine_free_network() {
	local third
	for third in {1..254}; do
		if [ -z "$(ip -4 route show to match "172.29.$third.1" | grep -v '^default' || :)" ]; then
			echo "172.29.$third"
			return
		fi
	done
	echo "no free network below 172.29" >&2
	return 1
}

engine_docker_answers_or_died() {
	kill -0 "$engine_dockerd" 2>/dev/null || return 0
	docker version --format '{{.Server.Version}}' >/dev/null 2>&1
}

engine_start_docker() {
	local network
	engine_make_dir || return
	network=$(engine_free_network) || return
	engine_bridge=ride-${engine_dir##*.}
	ip link add "$engine_bridge" type bridge || return
	ip address add "$network.1/24" dev "$engine_bridge" && ip link set "$engine_bridge" up || return
	engine_launch_dockerd
}

# Also after it was killed: with the same folders, so that it finds what it had.
engine_launch_dockerd() {
	# Killed processes may not be buried yet, and would be taken for running ones.
	rm -f "$engine_dir/docker.pid" "$engine_dir/docker-exec/containerd/containerd.pid"
	dockerd --host "unix://$engine_dir/docker.sock" --data-root "$engine_dir/docker" --exec-root "$engine_dir/docker-exec" \
		--pidfile "$engine_dir/docker.pid" --bridge "$engine_bridge" >>"$engine_dir/dockerd.log" 2>&1 &
	engine_dockerd=$!
	export DOCKER_HOST=unix://$engine_dir/docker.sock
	engine_wait_until "dockerd answers" engine_docker_answers_or_died || return
	if ! kill -0 "$engine_dockerd" 2>/dev/null; then
		tail -n 20 "$engine_dir/dockerd.log" >&2
		echo "dockerd does not start" >&2
		return 1
	fi
}

# engine_limit HARD: 4096, or what is below a lower hard limit.
engine_limit() {
	if [ "$1" = unlimited ] || [ "$1" -gt 4096 ]; then echo 4096; else echo "$1"; fi
}

# podman has no engine to start: what works on this machine is written into configuration files of our own.
engine_start_podman() {
	local files processes runtime=crun
	engine_make_dir || return
	# podman asks for as many as the kernel could give, more than this machine may allow; twenty sandboxes need less.
	files=$(engine_limit "$(ulimit -Hn)") processes=$(engine_limit "$(ulimit -Hu)")
	# crun refuses a hierarchy of both versions of cgroups.
	if [ ! -e /sys/fs/cgroup/cgroup.controllers ] || ! command -v crun >/dev/null; then runtime=runc; fi
	mkdir -p "$engine_dir/podman-networks" "$engine_dir/podman-build" || return
	cat >"$engine_dir/containers.conf" <<-CONF || return
		[containers]
		default_ulimits = ["nofile=$files:$files", "nproc=$processes:$processes"]
		[engine]
		runtime = "$runtime"
		cgroup_manager = "cgroupfs"
		events_logger = "file"
		tmp_dir = "$engine_dir/podman-tmp"
		env = ["TMPDIR=$engine_dir/podman-build"]
		[network]
		network_config_dir = "$engine_dir/podman-networks"
	CONF
	cat >"$engine_dir/storage.conf" <<-CONF || return
		[storage]
		driver = "overlay"
		graphroot = "$engine_dir/podman"
		runroot = "$engine_dir/podman-run"
	CONF
	export CONTAINERS_CONF=$engine_dir/containers.conf CONTAINERS_STORAGE_CONF=$engine_dir/storage.conf
	podman info >"$engine_dir/podman.log" 2>&1 || {
		cat "$engine_dir/podman.log" >&2
		return 1
	}
}

# engine_start docker|podman
engine_start() {
	"engine_start_$1"
}

# engine_base ENGINE RELEASE: makes the image debian:RELEASE-slim there, as no registry can be counted on.
engine_base() {
	local engine=$1 name=docker.io/library/debian:$2-slim file said
	if "$engine" image inspect "$name" >/dev/null 2>&1; then return 0; fi
	file=$(base_tarball "$2") || return
	said=$("$engine" import --change 'CMD ["bash"]' "$file" "$name" 2>&1) || {
		echo "$said" >&2
		return 1
	}
}

# An engine that is not ours, and that what we share with it must be left for.
engine_others() {
	pgrep -x dockerd >/dev/null || iptables -t nat -S | grep -qE '^-N NETAVARK-[0-9A-F]{8,}'
}

# engine_delete_rules TOOL TABLE PATTERN. A rule comes back from -S with its comments quoted, as xargs reads them.
engine_delete_rules() {
	"$1" -t "$2" -S | sed -n "s/^-A \(.*$3.*\)/-D \1/p" | while read -r rule; do
		xargs "$1" -t "$2" <<<"$rule" || return
	done
}

# Of iptables or ip6tables: the rules of our bridge, and the engines' own chains when nobody else needs them.
engine_clean_firewall() {
	local tool=$1 table chain chains
	for table in filter nat; do
		if [ -n "$engine_bridge" ]; then engine_delete_rules "$tool" "$table" "$engine_bridge" || return; fi
		if engine_others; then continue; fi
		engine_delete_rules "$tool" "$table" '-j \(DOCKER\|NETAVARK\)' || return
		mapfile -t chains < <("$tool" -t "$table" -S | sed -n 's/^-N \(\(DOCKER\|NETAVARK\)[^ ]*\)$/\1/p')
		for chain in "${chains[@]}"; do "$tool" -t "$table" -F "$chain" || return; done
		for chain in "${chains[@]}"; do "$tool" -t "$table" -X "$chain" || return; done
	done
}

# What dockerd and podman change on the machine as a whole, put back as it was.
engine_restore_machine() {
	local tool folder
	for tool in iptables ip6tables; do
		if command -v "$tool" >/dev/null; then engine_clean_firewall "$tool" || return; fi
	done
	if engine_others; then return 0; fi
	# Who opens the way through also closes it for strangers.
	if [ "$engine_forwarding" = 0 ]; then iptables -P FORWARD ACCEPT || return; fi
	printf '%s\n' "$engine_forwarding" >/proc/sys/net/ipv4/ip_forward
	for folder in "${engine_new_folders[@]}"; do
		if mountpoint -q "$folder"; then umount "$folder" || return; fi
		rm -f "$folder/networks/ipam.db" # podman's, empty now
		if [ -d "$folder" ]; then find "$folder" -depth -type d -empty -delete || return; fi
	done
}

engine_processes_gone() {
	! pgrep -f -- "$engine_dir/" >/dev/null
}

engine_stop_docker() {
	local containers networks
	engine_dockerd=$(cat "$engine_dir/docker.pid" 2>/dev/null || :) # a test may have started it again
	if [ -n "$engine_dockerd" ] && kill -0 "$engine_dockerd" 2>/dev/null; then
		mapfile -t containers < <(docker ps -aq)
		[ "${#containers[@]}" -eq 0 ] || docker rm -f "${containers[@]}" >/dev/null
		mapfile -t networks < <(docker network ls -q --filter type=custom)
		[ "${#networks[@]}" -eq 0 ] || docker network rm "${networks[@]}" >/dev/null
		kill "$engine_dockerd"
	fi
	engine_dockerd=''
	unset DOCKER_HOST
}

engine_stop_podman() {
	podman rm -fa -t 0 >/dev/null
	podman network prune -f >/dev/null
	unset CONTAINERS_CONF CONTAINERS_STORAGE_CONF
}

# Stops whatever was started, and removes all of it. Processes that do not end are named and killed: a failure.
engine_stop() {
	local mount status=0
	[ -n "$engine_dir" ] || return 0
	if [ -n "$engine_dockerd" ]; then engine_stop_docker; fi
	if [ -n "${CONTAINERS_CONF:-}" ]; then engine_stop_podman; fi
	if ! engine_wait_until "the engines' processes are gone" engine_processes_gone; then
		pgrep -af -- "$engine_dir/" >&2 || : # gone just now
		pkill -KILL -f -- "$engine_dir/" || :
		status=1
	fi
	if [ -n "$engine_bridge" ]; then ip link delete "$engine_bridge"; fi
	engine_restore_machine
	# Deepest first: what an engine that was killed left mounted.
	while read -r mount; do umount "$mount"; done < <(findmnt -rno TARGET | grep -F "$engine_dir/" | sort -r)
	rm -rf "$engine_dir"
	engine_dir='' engine_bridge=''
	return "$status"
}

# engine_begin NAME: for a script that needs docker alone: a private engine and a folder $work, both put away at its end.
# Exits with 77, and says why, where none can run. With RIDE_ENGINES=running it is whatever docker answers, left as it is.
engine_begin() {
	local why
	why=$(engine_missing docker)$(base_tools_missing)
	if [ -n "$why" ]; then
		echo "$1: SKIPPED: $why" >&2
		exit 77
	fi
	work=$(mktemp -d "$scratch/ride-$1.XXXXXX")
	trap engine_end EXIT
	[ "${RIDE_ENGINES:-}" = running ] || engine_start docker
}

engine_end() {
	local status=$?
	engine_stop || status=1
	rm -rf "$work"
	exit "$status"
}
