#!/usr/bin/env bash
# The module exports the magic block, _PG_init, the director's main, and per SQL function of the install script itself
# and its pg_finfo_; nothing else, and nothing that the server also defines.
#   symbols.sh MODULE POSTGRES EXTENSION_FOLDER
set -euo pipefail
module=$1 postgres=$2 extension=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

{
	printf '%s\n' Pg_magic_func _PG_init ride_director_main
	grep -hoE "'MODULE_PATHNAME', *'[a-z_]+'" "$extension"/api/install/*.sql | sed -E "s/.*'([a-z_]+)'$/\1/" | sort -u |
		while read -r name; do printf '%s\npg_finfo_%s\n' "$name" "$name"; done
} | sort -u >"$work/meant"
nm -D --defined-only "$module" | awk '{print $3}' | sort -u >"$work/exported"
nm -D --defined-only "$postgres" | awk '{print $3}' | sort -u >"$work/server"

status=0
if ! diff -u --label meant --label exported "$work/meant" "$work/exported"; then
	echo "the module's exported symbols are not those that are meant" >&2
	status=1
fi
if comm -12 "$work/exported" "$work/server" | grep .; then
	echo "these symbols are the server's as well" >&2
	status=1
fi
exit "$status"
