# Minimal Debian systems, made by debootstrap: what the container tests build their images on, and what the package
# test installs into. To source, as root. A system is made once and kept in $RIDE_BASE_CACHE; delete that to make anew.
# shellcheck shell=bash

RIDE_BASE_CACHE=${RIDE_BASE_CACHE:-/var/tmp/ride-bases}

# base_tools_missing: says what is in the way of making a base here; empty when nothing is.
base_tools_missing() {
	local tool
	[ "$(id -u)" -eq 0 ] || { echo "not root"; return; }
	for tool in debootstrap gzip flock; do
		command -v "$tool" >/dev/null || { echo "$tool is not installed"; return; }
	done
}

# base_mirror LABEL: where this machine's apt has that part of Debian from (labels: Debian, Debian-Security).
base_mirror() {
	# Field values are matched whole.
	# shellcheck disable=SC2016
	apt-get indextargets --format '$(REPO_URI)' "Created-By: Packages" "Label: $1" | sed -n '1p'
}

# The machine's way to the archive goes along: proxies and the rest of apt's configuration, whatever it is.
base_copy_apt_configuration() {
	local root=$1 scheme proxy
	cp -RL /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/" || return
	if [ -e /etc/apt/apt.conf ]; then cp -L /etc/apt/apt.conf "$root/etc/apt/apt.conf" || return; fi
	for scheme in http https; do
		proxy=${scheme}_proxy
		if [ -n "${!proxy:-}" ]; then printf 'Acquire::%s::Proxy "%s";\n' "$scheme" "${!proxy}"; fi
	done >"$root/etc/apt/apt.conf.d/zz-environment"
}

# As in Debian's own slim images: no documentation but the copyrights, no translations, and none unpacked later.
base_slim() {
	local root=$1
	cat >"$root/etc/dpkg/dpkg.cfg.d/slim" <<-'DPKG'
		path-exclude /usr/share/doc/*
		path-include /usr/share/doc/*/copyright
		path-exclude /usr/share/man/*
		path-exclude /usr/share/info/*
		path-exclude /usr/share/groff/*
		path-exclude /usr/share/lintian/*
		path-exclude /usr/share/locale/*
	DPKG
	find "$root/usr/share/doc" -mindepth 1 ! -type d ! -name copyright -delete
	find "$root/usr/share/doc" -mindepth 1 -type d -empty -delete
	rm -rf "$root/usr/share/"{man,info,groff,lintian,locale}/*
	rm -rf "$root/var/lib/apt/lists/"* "$root/var/cache/apt/"* "$root/var/cache/ldconfig/"* "$root/var/cache/debconf/"*-old
	rm -rf "$root/var/log/"*.log "$root/var/log/apt" "$root/var/lib/dpkg/"*-old
}

# base_make RELEASE FILE. Chained by hand: `set -e` counts for nothing in a function whose answer is asked for.
base_make() {
	local release=$1 file=$2 work root mirror security status=0
	work=$(mktemp -d "$RIDE_BASE_CACHE/making.XXXXXX")
	root=$work/root
	mirror=$(base_mirror Debian)
	security=$(base_mirror Debian-Security)
	[ "$release" != sid ] || security=
	# No mirror named: debootstrap takes its own default. What the engine or the chroot provides is left out.
	debootstrap --variant=minbase "$release" "$root" ${mirror:+"$mirror"} >"$work/log" 2>&1 &&
		printf '%s' "${security:+"deb $security $release-security main"$'\n'}" >>"$root/etc/apt/sources.list" &&
		base_copy_apt_configuration "$root" &&
		base_slim "$root" &&
		rm -f "$root/etc/resolv.conf" "$root/etc/hostname" &&
		tar --sort=name --numeric-owner -C "$root" -czf "$work/base.tar.gz" . &&
		mv "$work/base.tar.gz" "$file" || status=$?
	[ "$status" -eq 0 ] || tail -n 20 "$work/log" >&2
	rm -rf "$work"
	return "$status"
}

# base_tarball RELEASE: prints the path of that release's system (bookworm, trixie, sid), made now if need be.
base_tarball() {
	local release=$1 file=$RIDE_BASE_CACHE/debian-$1-slim.tar.gz lock
	mkdir -p "$RIDE_BASE_CACHE"
	exec {lock}>"$RIDE_BASE_CACHE/$release.lock"
	flock "$lock"
	if [ ! -s "$file" ] && ! base_make "$release" "$file"; then
		exec {lock}>&-
		echo "cannot make a minimal Debian $release" >&2
		return 1
	fi
	exec {lock}>&-
	printf '%s\n' "$file"
}
