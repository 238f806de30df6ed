#!/usr/bin/env bash
# Boots every instance of one scenario, asks the data whether briefing, hints and post-mortem tell the truth, and whether
# what is asserted still stands on those pages; and whether the card, before anything was done, is the same on all of them.
#   RIDE=…/ride [RIDE_EXAM_SEEDS=0,3,7] told.sh ID
# told/STAGE-NUMBER.sql has the assertions, with what it includes. A line that begins with `--|` quotes a page.
. "$(dirname "$0")/common.sh"

id=$1
here=$(cd "$(dirname "$0")" && pwd)
short=$(sed -E 's#stage-([0-9]+)/([0-9]+)-.*#\1-\2#' <<<"$id")
facts=("$here/told/$short"*.sql)
mkdir "$work/scenarios"
cp -r "$here"/../../scenarios/. "$work/scenarios/"
export RIDE_SCENARIOS=$work/scenarios
folder=$work/scenarios/$id

pages=$(cat "$folder/briefing.md" "$folder/postmortem.md" "$folder/scenario.toml" | tr -s '[:space:]' ' ')
quotations=0
while IFS= read -r quotation; do
	case $pages in *"$quotation"*) ;; *) fail "no page of $id says any more: $quotation" ;; esac
	quotations=$((quotations + 1))
done < <(sed -n 's/^--| *//p' "${facts[@]}")
[ "$quotations" -gt 0 ] || fail "told/$short.sql quotes no page"

rm "$folder"/exam/*
cp "${facts[@]}" "$folder/exam/"
# They begin by looking at everything there is to see, so what their own reading counts for does not matter.
evidence=$(sed -n 's/^-- Evidence: //p' "$here/told/$short.sql")
cat >"$folder/exam/exam.toml" <<TOML
[[exam]]
name = "partial-told"
run  = "$short.sql"
card = [$evidence, 0, 0]
TOML
export untouched=$work/untouched
{
	printf '%s\n' '\! psql -XAtqc "SELECT ride.score('"'json'"')" | sed '"'s/\"seed\":[0-9]*/\"seed\":N/'"' >>"$untouched"'
	cat "$here/told/$short.sql"
} >"$folder/exam/$short.sql"
chmod -R a+rX "$RIDE_SCENARIOS"
"$RIDE" scenario exam "$id" --seeds "${RIDE_EXAM_SEEDS:-all}"
[ "$(sort -u "$untouched" | wc -l)" -eq 1 ] || fail "the card of an untouched incident tells the instance: $(sort -u "$untouched")"
grep -q '"total":0' "$untouched" || fail "no card: $(<"$untouched")"
echo "$quotations quotations hold"
