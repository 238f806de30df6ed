#!/usr/bin/env bash
# A fault must be there when armed and stay while nobody does anything, and a repair must not rot: broken scenarios, each
# of which says so in its exams' failures; and a sound one, which passes.
. "$(dirname "$0")/common.sh"

"$RIDE" scenario new stage-03/01-sound "$work/scenarios" >/dev/null
export RIDE_SCENARIOS=$work/scenarios
cd "$RIDE_SCENARIOS/stage-03"
cat >01-sound/exam/exam.toml <<'TOML'
[[exam]]
name   = "nothing"
rounds = 12
card   = [0, 0, 0]
[[exam]]
name   = "settle"
run    = "solve.sql"
rounds = 12
card   = [40, 40, 20]
TOML
for broken in 02-decays 03-springs 04-rots 05-repaired 06-sprung; do cp -r 01-sound $broken; done

# batch SCENARIO SQL: one more application, which does that every second.
batch() {
	cat >>"$1/scenario.toml" <<TOML
[[session]]
name     = "batch"
role     = "app_owner"
in       = ["app_db"]
every_ms = 1000
run      = ["$2"]
TOML
}

batch 02-decays "DO 'BEGIN IF {{round}} >= 8 THEN ALTER TABLE public.orders ADD COLUMN IF NOT EXISTS {{column}} text; END IF; END'"
batch 03-springs "DELETE FROM public.orders WHERE {{round}} >= 8 AND id = {{round}}"
batch 04-rots "DO 'BEGIN IF (SELECT count(*) FROM public.orders) >= {{rows}} + 6 THEN ALTER TABLE public.orders DROP COLUMN IF EXISTS {{column}}; END IF; END'"
sed -i '/^id     = "column"$/,/^holds/ s/^holds .*/holds  = "SELECT true"/' 05-repaired/scenario.toml
sed -i 's/^changed = "{{kept}}"$/holds   = "SELECT true"/' 06-sprung/scenario.toml

chmod -R a+rX "$RIDE_SCENARIOS"
"$RIDE" scenario lint "$RIDE_SCENARIOS" >/dev/null

status=0
"$RIDE" scenario exam --jobs 4 >"$work/out" || status=$?
[ "$status" -eq 13 ] || fail "the exams ended with $status, not 13: $(<"$work/out")"

# failure SCENARIO EXAM: what the report says about that one.
failure() {
	sed -n "\\#^FAILED  $1 seed 0 $2:#,/^FAILED\|^\$/p" "$work/out"
}

has "$(failure 03/02 nothing)" "fix item column became true by itself within 12 rounds"
has "$(failure 03/03 nothing)" "trap rows was sprung by itself within 12 rounds"
has "$(failure 03/04 settle)" "fix item column was held and was lost by itself within 12 rounds"
for exam in nothing settle; do
	has "$(failure 03/05 $exam)" "Fix item column holds before anyone has repaired anything."
	has "$(failure 03/06 $exam)" "Trap rows is sprung before anyone has done anything."
	[ -z "$(failure 03/01 $exam)" ] || fail "the sound scenario failed too: $(failure 03/01 $exam)"
done
