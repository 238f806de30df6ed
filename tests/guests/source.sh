# The sources of the distribution's own PostgreSQL, by apt-get from a temporary configuration of its own: nothing below /etc
# changes. To source; fetch_source PG_CONFIG FOLDER sets $source. RIDE_PG_SOURCE names a tree that is at hand.
# shellcheck shell=bash disable=SC2034

fetch_source() {
	local config=$1 folder=$2 major package installed version one options
	if [ -n "${RIDE_PG_SOURCE:-}" ]; then
		source=$RIDE_PG_SOURCE
		[ -d "$source/src/test/regress" ] || fail "RIDE_PG_SOURCE=$source is no source tree of PostgreSQL"
		return 0
	fi
	major=$("$config" --version | sed 's/^PostgreSQL \([0-9]*\).*/\1/')
	package=postgresql-$major
	unpacked() { find "$folder" -mindepth 1 -maxdepth 1 -type d -name "$package-*" | sort -V | tail -n 1; }
	mkdir -p "$folder/sources.list.d" "$folder/lists/partial" "$folder/cache/archives/partial"
	folder=$(cd "$folder" && pwd) # apt takes a relative one for one below /etc/apt
	for one in /etc/apt/sources.list.d/*.sources; do
		[ ! -e "$one" ] || sed 's/^Types:.*/Types: deb-src/' "$one" >"$folder/sources.list.d/$(basename "$one")"
	done
	for one in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
		[ ! -e "$one" ] || sed -n 's/^deb \(.*\)/deb-src \1/p' "$one" >"$folder/sources.list.d/src-$(basename "$one" .list).list"
	done
	options=(-o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$folder/sources.list.d" -o Dir::State::lists="$folder/lists"
		-o Dir::Cache="$folder/cache" -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3 -qq)
	source=$(unpacked)
	if [ -z "$source" ]; then
		apt-get "${options[@]}" update >&2 || fail "apt-get update of the source packages failed"
		# An update may be there while its source is not yet: then the newest that there is, aloud.
		installed=$(dpkg-query -W -f='${source:Version}' "$package" 2>/dev/null || :)
		for version in $installed $(apt-cache "${options[@]}" showsrc "$package" | sed -n 's/^Version: //p' | sort -rVu); do
			(cd "$folder" && apt-get "${options[@]}" source "$package=$version") >/dev/null 2>"$folder/err" && break
			echo "source.sh: the source of $package $version is not to be had" >&2
		done
		source=$(unpacked)
	fi
	[ -n "$source" ] || fail "no source of $package: $(<"$folder/err")"
}
