#!/usr/bin/env bash
# Every scenario solved and cheated in a container without a network, by the image's own exams.
. "$(dirname "$0")/../case.sh"
run 0 "$RIDE" scenario exam --kind solve --jobs 4 --junit "$work/solve.xml"
has "$out" "0 failed"
has "$(<"$work/solve.xml")" '<testsuite'
run 0 "$RIDE" scenario exam --kind cheat --jobs 4
has "$out" "0 failed"
# An exam that fails is not hidden by the container.
cp -R "$(dirname "$0")/../../../scenarios" "$work/scenarios"
sed -i '0,/card = \[40, 40, 20\]/s//card = [40, 40, 19]/' "$work/scenarios/stage-09/09-schema-drift-between-tenant-databases/exam/exam.toml"
RIDE_SCENARIOS=$work/scenarios run 13 "$RIDE" scenario exam 09/09 --kind solve
has "$out" "40/40/19"

# Nor is one that never ran taken for one that passed: the engine says 0 when it is asked how such a container ended.
mkdir "$work/fake"
cat >"$work/fake/$ENGINE" <<ENGINE
#!/bin/sh
case " \$* " in *" start "*) exit 125 ;; esac
exec $(command -v "$ENGINE") "\$@"
ENGINE
chmod +x "$work/fake/$ENGINE"
PATH=$work/fake:$PATH run 1 "$RIDE" scenario exam 09/09 --kind solve
has "$err" "did not run"
nothing_left
