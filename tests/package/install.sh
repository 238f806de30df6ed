#!/usr/bin/env bash
# On a minimal system that never saw the source: the packages install with nothing but what they ask for, an incident is
# played from them as an ordinary user and as root, and after purging them every file is as before.
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/../container/base.sh"
: "${PACKAGES:?set PACKAGES to the folder with the packages}"
reason=$(base_tools_missing)
[ -z "$reason" ] || skip "$reason"
release=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
case $release in bookworm | trixie | sid) ;; *) skip "packages made on this system ('$release') fit no base we know" ;; esac
compgen -G "$PACKAGES/*.deb" >/dev/null || skip "no packages were built (see package.build)"

root=$work/root
mkdir "$root"
base=$(base_tarball "$release")
tar -xzf "$base" -C "$root"
chmod 755 "$work" "$root"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
mkdir "$root/srv/packages"
cp "$PACKAGES"/*.deb "$root/srv/packages/"
cp "$(dirname "$0")/inside.sh" "$root/srv/"

# Mounts and processes of its own: whatever happens inside ends with it.
export root
# shellcheck disable=SC2016 # expanded by the inner shell
unshare --mount --pid --fork --kill-child --propagation private bash -euc '
	mount -t proc proc "$root/proc"
	for device in null zero full random urandom tty; do
		[ -e "$root/dev/$device" ] || touch "$root/dev/$device"
		mount --bind "/dev/$device" "$root/dev/$device"
	done
	mkdir -p "$root/dev/shm"
	mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
	exec chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
		bash /srv/inside.sh'
