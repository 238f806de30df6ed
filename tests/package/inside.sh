# Run by install.sh as root of the minimal system: the life of the packages there, from installing to purging.
# shellcheck shell=bash
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

quietly() {
	"$@" >/srv/log 2>&1 || {
		cat /srv/log >&2
		fail "$*"
	}
}

# Every file, with owner, mode and size, but for what dpkg, apt and the linker note down whatever is installed.
files() {
	find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /srv -o -path /var/lib/dpkg -o -path /var/lib/apt \
		-o -path /var/cache/apt -o -path /var/cache/debconf -o -path /var/log -o -path /etc/ld.so.cache \
		-o -path /var/cache/ldconfig -o -path /home/player \) -prune \
		-o \( -type d -printf '%p %y %m %u:%g\n' -o -printf '%p %y %m %u:%g %s %l\n' \) | sort
}

as_player() {
	runuser -u player -- env HOME=/home/player XDG_RUNTIME_DIR=/run/user/player "$@"
}

servers() {
	local process
	for process in /proc/[0-9]*; do # any of them may be gone by the time it is read
		tr '\0' ' ' 2>/dev/null <"$process/cmdline" || :
		echo
	done 2>/dev/null | grep -o '^[^ ]*postgres -D [^ ]*' || :
}

sql() { # DATABASE SQL
	as_player ride psql -d "$1" -- -XAtqc "$2"
}

play() {
	as_player ride postgres start 09/09 >/srv/out
	grep -q "incident live" /srv/out || fail "no briefing: $(</srv/out)"
	local tenant deadline=$((SECONDS + 60))
	for tenant in tenant_a tenant_b tenant_c; do sql $tenant 'SELECT version FROM schema_migrations' >/dev/null; done
	sql tenant_b "SELECT column_name FROM information_schema.columns WHERE table_name = 'orders'" >/dev/null
	as_player ride postgres diagnose schema_behind tenant_b.orders.release_id >/dev/null
	sql tenant_b "ALTER TABLE orders ADD COLUMN release_id text; INSERT INTO schema_migrations VALUES ('20260531_add_order_release_id')"
	until [ "$(as_player ride status --json | grep -o '"state":"[a-z]*"' | sort -u)" = '"state":"working"' ]; do
		[ "$SECONDS" -lt "$deadline" ] || fail "the applications do not recover: $(as_player ride status)"
		sleep 0.1
	done
	as_player ride postgres submit --yes --json >/srv/out
	grep -q '"total":100[,}]' /srv/out || fail "not full marks: $(</srv/out)"
	as_player ride postgres stop
	[ "$(as_player ride ps --json)" = "[]" ] || fail "a sandbox is left"
}

mkdir -p /etc/postgresql-common/createcluster.d
echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/none.conf
quietly apt-get update
mapfile -t ours < <(for package in /srv/packages/*.deb; do dpkg-deb -f "$package" Package; done)

# What they depend on comes first, so that before and after differ by our packages alone.
mapfile -t others < <(apt-get install -s --no-install-recommends /srv/packages/*.deb | sed -n 's/^Inst \([^ ]*\) .*/\1/p' |
	grep -vxF -f <(printf '%s\n' "${ours[@]}"))
[ "${#others[@]}" -gt 0 ] || fail "the packages depend on nothing"
quietly apt-get install -y --no-install-recommends "${others[@]}"
useradd --create-home player
files >/srv/before

quietly dpkg -i /srv/packages/*.deb
files >/srv/installed
if diff -q /srv/before /srv/installed >/dev/null; then fail "installing changed no file"; fi
install -d -o player -g player -m 700 /run/user /run/user/player
as_player ride doctor >/srv/out || fail "the doctor finds something missing: $(</srv/out)"
play

# Root's sandbox is still running when its packages go.
ride postgres start 12/02 >/srv/out
[ -n "$(servers)" ] || fail "root's sandbox runs no server"
quietly apt-get purge -y "${ours[@]}"
[ -z "$(servers)" ] || fail "servers outlive the packages: $(servers)"

rm -r /run/user # as at the end of a session
files >/srv/after
diff /srv/before /srv/after || fail "the packages left something (lines with >) or took something (<)"
left=$(find /home/player -path /home/player/.cache/ride -prune -o -type f -newer /srv/before -print)
[ -z "$left" ] || fail "more than the cache is left in the player's home: $left"
echo "ok: played from ${ours[*]} with ${#others[@]} other packages, and purged"
