#!/usr/bin/env bash
# `make`, `make install`, `make installcheck`, `make uninstall` and `make clean` as people who build extensions use them: on a
# copy of the source without git, for the server of a pg_config, into a DESTDIR and into the server itself (a copy).
. "$(dirname "$0")/common.sh"
: "${BUILD:?set BUILD to the build folder}" "${SOURCE:?set SOURCE to the source}" "${PG_CONFIG:?set PG_CONFIG to the server}"
make=$(command -v gmake || command -v make) || skip "make is not installed"
rm -rf "$work"
work=$BUILD/made # always the same, so that ccache knows the commands again; and user postgres gets there
rm -rf "$work"
mkdir "$work"
unset MAKEFLAGS MAKELEVEL DESTDIR REGRESS RIDE_TESTS # BUILD stays: make must not take it for its own
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi

copy=$work/source
mkdir "$copy"
tar -C "$SOURCE" --exclude=./build --exclude=./.git --exclude="./${BUILD#"$SOURCE/"}" -c . | tar -C "$copy" -x

# A server that knows its folders from where it lies, as any does. The headers stay where they are.
server=$work/server
bindir=$("$PG_CONFIG" --bindir)
headers=$("$PG_CONFIG" --includedir-server)
for folder in "$bindir" "$("$PG_CONFIG" --pkglibdir)" "$("$PG_CONFIG" --sharedir)"; do
	mkdir -p "$server$(dirname "$folder")"
	cp -r "$folder" "$server$(dirname "$folder")/"
done
mkdir -p "$server$(dirname "$headers")"
ln -s "$headers" "$server$headers"
config=$server$bindir/pg_config
pkglibdir=$("$config" --pkglibdir)
has "$pkglibdir" "$server/"
find "$server" -name 'ride*' -exec rm -r {} + # of a package that may be installed here
prefix=$(dirname "$server$bindir")

# A build that is quick to make: what it computes is tested elsewhere.
quick='-DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG='
run_make() { "$make" -C "$copy" --no-print-directory PG_CONFIG="$config" CMAKE_OPTIONS="$quick" "$@"; }

passes() {
	run_make "$@" >"$work/log" 2>&1 || {
		cat "$work/log"
		fail "make $*"
	}
}

# fails PART ARGUMENT…: make fails, and says so.
fails() {
	local part=$1
	shift
	if run_make "$@" >"$work/log" 2>&1; then fail "make $* succeeds"; fi
	has "$(<"$work/log")" "$part"
}

files() { (cd "$1" && find . | sort); }
files "$server" >"$work/before"

# What is missing is named, with its package.
fails "there is no /nowhere/pg_config" PG_CONFIG=/nowhere/pg_config
mkdir "$work/tools" "$work/stand-in"
cp -s /usr/bin/* "$work/tools/" 2>/dev/null || : # some are links to nothing
rm "$work/tools/cmake"
cat >"$work/stand-in/dpkg-query" <<'STANDIN'
#!/bin/sh
[ "$3" = "$MISSING" ] || echo installed
STANDIN
chmod 755 "$work/stand-in/dpkg-query"
MISSING='' PATH=$work/stand-in:$work/tools fails "cmake is not installed"
MISSING=libcli11-dev PATH=$work/stand-in:$PATH fails "which are not installed: libcli11-dev" \
	CMAKE_OPTIONS=-DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON
passes clean
[ ! -e "$copy/build/make" ] || fail "make clean leaves the build"

# Nor does it take, or remove, what it did not make.
mkdir "$work/others"
touch "$work/others/CMakeCache.txt"
fails "has other things in it" BUILD="$work/others"
passes clean BUILD="$work/others"
[ -e "$work/others/CMakeCache.txt" ] || fail "make clean removes a folder that make did not make"

# Made, and not made again.
began=$SECONDS
passes -j"$(nproc)"
echo "make: $((SECONDS - began)) s"
touch "$work/made"
passes -j"$(nproc)"
again=$(find "$copy/build" \( -name '*.o' -o -name ride -o -name ride.so \) -newer "$work/made")
[ -z "$again" ] || fail "make a second time makes these again: $again"

# Into a DESTDIR: all of it there and nothing in the server; and nothing is left there.
passes install DESTDIR="$work/dest"
files "$server" | diff "$work/before" - || fail "make install with a DESTDIR writes into the server"
diff -r "$SOURCE/scenarios" "$work/dest$prefix/share/ride/scenarios" || fail "the installed incidents are not those of the source"
for file in "$pkglibdir/ride.so" "$("$config" --sharedir)/extension/ride.control" "$prefix/bin/ride" "$prefix/share/man/man1/ride.1.gz"; do
	[ -s "$work/dest$file" ] || fail "make install does not install $file"
done
passes uninstall DESTDIR="$work/dest"
left=$(find "$work/dest" -mindepth 1)
[ -z "$left" ] || fail "make uninstall leaves in the DESTDIR: $left"

# Into the server: tested there when the build is gone, on a server that nothing tells where the incidents are.
fails "ride is not installed in this server" installcheck
passes install
passes clean
passes installcheck REGRESS="extension start_refused"
has "$(<"$work/log")" "All 2 tests passed"
fails "there is no test 'nonesuch'" installcheck REGRESS=nonesuch
echo "a line too many" >>"$copy/expected/start_refused.out"
fails "the tests failed" installcheck RIDE_TESTS=start_refused
has "$(<"$copy/regression.diffs")" "a line too many"
passes clean
[ ! -e "$copy/regression.diffs" ] || fail "make clean leaves regression.diffs"
has "$("$prefix/bin/ride" list)" "Schema drift between tenant databases"

passes uninstall
files "$server" | diff "$work/before" - || fail "make uninstall leaves something (lines with >), or takes something (<)"

# Another make says what it lacks.
if command -v bmake >/dev/null; then
	has "$(cd "$copy" && bmake 2>&1)" "needs GNU make"
else
	echo "bmake is not installed: what another make says is not tested" >&2
fi
