#!/usr/bin/env bash
# cmake refuses servers that ride does not support, and says which it does.
#   refuses_other_majors.sh SOURCE
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/CMakeLists.txt" <<CMAKE
cmake_minimum_required(VERSION 3.25)
project(probe NONE)
include($1/cmake/PostgresServer.cmake)
CMAKE

refuses() { # refuses VERSION MESSAGE
	printf '#!/bin/sh\necho "%s"\n' "$1" >"$work/pg_config"
	chmod +x "$work/pg_config"
	local said
	if said=$(cmake -G Ninja -S "$work" -B "$work/build" -DPG_CONFIG="$work/pg_config" 2>&1); then
		echo "FAILED: $1 was accepted" >&2
		exit 1
	fi
	case $(printf '%s' "$said" | tr -s ' \n' '  ') in
	*"$2"*) echo "ok: $1" ;;
	*)
		echo "FAILED: $1: expected '$2' in: $said" >&2
		exit 1
		;;
	esac
}
refuses "PostgreSQL 14.20" "supports PostgreSQL 15 to 18"
refuses "PostgreSQL 19devel" "supports PostgreSQL 15 to 18"
refuses "PostgreSQL 15.7 (Debian 15.7-0+deb12u1)" "needs PostgreSQL 15.8, 16.4, 17 or 18"
refuses "PostgreSQL 16.3" "needs PostgreSQL 15.8, 16.4, 17 or 18"
refuses "MySQL 8" "which is no version of PostgreSQL"
