#!/usr/bin/env bash
# In an exam there is neither a score nor a hint before submit, by whatever way one asks; afterwards there is the card.
. "$(dirname "$0")/common.sh"
run 0 "$RIDE" start 09/09 --exam

run 7 "$RIDE" hint
has "$err" "this is an exam: there are no hints before submit"
has "$err" "hint:"
run 7 "$RIDE" score
has "$err" "this is an exam: the score is told after submit"
run 1 "$RIDE" psql -- --set=VERBOSITY=verbose --set=ON_ERROR_STOP=1 --command="SELECT ride.hint()"
has "$err" "55000"
run 0 "$RIDE" diagnose schema_behind tenant_b

run 0 "$RIDE" submit --yes --json
has "$out" '"hints":0,"noted":1,"submitted":true'
run 0 "$RIDE" hint
run 0 "$RIDE" score --json
has "$out" '"hints":0,'
