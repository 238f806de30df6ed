# Where tests keep their clusters: $TMPDIR if set, else memory where there is plenty of it, else /tmp. To source; sets $scratch.
# Clusters of a thousand files are copied and thrown away all the time. In memory that costs a third; and an ext4 without a
# journal, before it makes a file, looks past those that were deleted in the last minutes (docs/decisions.md#tests-keep-their-clusters-in-memory).
# shellcheck shell=bash disable=SC2034

# roomy GIGABYTES: whether memory has that much to give.
roomy() {
	local wanted=$(($1 * 1024 * 1024)) # kB
	[ -w /dev/shm ] && [ "$(stat --file-system --format=%T /dev/shm)" = tmpfs ] &&
		! grep -qE '^[^ ]+ /dev/shm [^ ]+ [^ ]*\<noexec\>' /proc/mounts &&
		[ "$(df --output=avail -k /dev/shm | tail -n 1)" -ge "$wanted" ] &&
		[ "$(sed -n 's/^MemAvailable: *\([0-9]*\) kB$/\1/p' /proc/meminfo)" -ge "$wanted" ]
}

scratch=${TMPDIR:-}
if [ -z "$scratch" ]; then
	if roomy 4; then scratch=/dev/shm; else scratch=/tmp; fi
fi
