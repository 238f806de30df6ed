#!/usr/bin/env bash
# What is recorded of an exam is the same whenever it is played; a container cannot record.
. "$(dirname "$0")/common.sh"
id=stage-09/09-schema-drift-between-tenant-databases
committed=$(readlink -f "$(dirname "$0")/../replay/recorded")

"$RIDE" scenario exam "$id" --kind solve,blind,cheat-superuser --seeds first --record "$work/recorded"
written=$(cd "$work/recorded" && find . -type f | sort | tr '\n' ' ')
same_names="./$id/seed0/blind.json ./$id/seed0/cheat-superuser.json ./$id/seed0/solve.json "
[ "$written" = "$same_names" ] || fail "written: $written"
for file in $written; do
	diff "$committed/$file" "$work/recorded/$file" || fail "$file is recorded otherwise than it was"
done

status=0
"$RIDE" scenario exam "$id" --runtime docker --record "$work/inside" 2>"$work/err" || status=$?
[ "$status" = 2 ] || fail "from a container: exit $status"
has "$(<"$work/err")" "--record cannot write from a container"
