#!/usr/bin/env bash
# What is in the packages and what they ask for: all of it, owned by root, stripped, and nothing of the build.
. "$(dirname "$0")/common.sh"
: "${PACKAGES:?set PACKAGES to the folder with the packages}" "${SOURCE:?set SOURCE to the source}" "${PG:?set PG to the major}"
compgen -G "$PACKAGES/*.deb" >/dev/null || skip "no packages were built (see package.build)"
launcher=$(only "$PACKAGES/ride_*.deb")
server=$(only "$PACKAGES/postgresql-$PG-ride_*.deb")

dpkg-deb -x "$launcher" "$work/launcher"
dpkg-deb -x "$server" "$work/server"
diff -r "$SOURCE/scenarios" "$work/launcher/usr/share/ride/scenarios" || fail "the packaged scenarios are not those of the source"
for file in usr/bin/ride usr/share/man/man1/ride.1.gz usr/share/bash-completion/completions/ride \
	usr/share/zsh/vendor-completions/_ride usr/share/doc/ride/{copyright,changelog.gz,changelog.Debian.gz}; do
	[ -s "$work/launcher/$file" ] || fail "the package ride lacks $file"
done
for file in "usr/lib/postgresql/$PG/lib/ride.so" "usr/share/postgresql/$PG/extension/ride.control" \
	"usr/share/doc/postgresql-$PG-ride/"{copyright,changelog.gz,changelog.Debian.gz}; do
	[ -s "$work/server/$file" ] || fail "the package postgresql-$PG-ride lacks $file"
done
only "$work/server/usr/share/postgresql/$PG/extension/ride--*.sql" >/dev/null

# Nothing else, nobody's but root's, nothing that others may write.
places="^launcher/usr/(bin/ride$|share/(ride/scenarios|man/man1|bash-completion/completions|zsh/vendor-completions|doc/ride)/)"
places+="|^server/usr/(lib/postgresql/$PG/lib/ride\.so$|share/postgresql/$PG/extension/|share/doc/postgresql-$PG-ride/)"
strangers=$(find "$work" -type f -printf '%P\n' | grep -vE "$places" || :)
[ -z "$strangers" ] || fail "files that belong to no package: $strangers"
for package in "$launcher" "$server"; do
	wrong=$(dpkg-deb -c "$package" | grep -vE '^(-rw[-x]r-[-x]r-[-x]|drwxr-xr-x) root/root ' || :)
	[ -z "$wrong" ] || fail "wrong owner or mode: $wrong"
done

# Stripped, and free of the folders of the build.
for program in "$work/launcher/usr/bin/ride" "$work/server/usr/lib/postgresql/$PG/lib/ride.so"; do
	has "$(file -b "$program")" ", stripped"
	if readelf -d "$program" | grep -E 'R(UN)?PATH'; then fail "$program has a search path of the build"; fi
	if grep -qF "$SOURCE" "$program"; then fail "$program names the folder it was built from"; fi
done

depends=$(dpkg-deb -f "$server" Depends)
has "$depends" "postgresql-$PG (>= $PG."
has "$depends" "libpq5"
has "$depends" "libc6 (>="
has "$(dpkg-deb -f "$launcher" Depends)" "libpq5"
has "$(dpkg-deb -f "$launcher" Recommends)" "postgresql-$PG-ride"
