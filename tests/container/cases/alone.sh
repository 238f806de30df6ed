#!/usr/bin/env bash
# The image without a launcher: `ENGINE run --rm -it ride:NN 09/09` plays at a terminal, and serves without one.
. "$(dirname "$0")/../case.sh"
image=ride:$PG_MAJOR

run 2 "$ENGINE" run --rm "$image"
has "$err" "which incident?"
run 3 "$ENGINE" run --rm "$image" no-such-incident

# A terminal made by script(1): briefing, then psql; leaving psql ends the container. What is typed before psql's prompt
# is there is lost, as terminals go.
prompted() { grep -q 'oncall@postgres=>' "$work/typescript" 2>/dev/null; }
type_at_prompt() {
	wait_until 90 prompted
	printf '\\pset pager off\nSELECT 6 * 7 AS answer;\n\\q\n'
}
type_at_prompt | timeout 120 script --quiet --flush --return \
	--command "$ENGINE run --rm -it $image stage-09/09-schema-drift-between-tenant-databases" "$work/typescript" >/dev/null ||
	fail "it ended with $?: $(<"$work/typescript")"
has "$(<"$work/typescript")" "incident live: every proof holds"
has "$(<"$work/typescript")" "42"

# Without a terminal it serves until it is told to stop, and then it is quick.
run 0 "$ENGINE" run --detach --name "served-$$" --label "ride.state=$RIDE_STATE_DIR" "$image" 09/05
run 0 "$ENGINE" exec "served-$$" ride sandbox --wait
run 0 "$ENGINE" exec "served-$$" ride score
has "$out" "Total"
run 0 "$ENGINE" exec "served-$$" ride sandbox --healthy
run 0 "$ENGINE" exec "served-$$" ride reset
run 0 "$ENGINE" exec "served-$$" ride sandbox --healthy
# podman's health checks are systemd's to start.
is_healthy() { [ "$("$ENGINE" inspect --format '{{.State.Health.Status}}' "served-$$")" = healthy ]; }
[ "$ENGINE" = podman ] || wait_until 60 is_healthy
run 0 "$ENGINE" stop "served-$$"
same "$("$ENGINE" inspect --format '{{.State.ExitCode}}' "served-$$")" 0
run 0 "$ENGINE" rm "served-$$"

# What an image says of itself, and that nothing in it compiles.
has "$("$ENGINE" image inspect --format '{{json .Config.Labels}}' "$image")" "org.opencontainers.image.version"
same "$("$ENGINE" image inspect --format '{{.Config.User}}' "$image")" postgres
run 0 "$ENGINE" run --rm --entrypoint sh "$image" -c 'for tool in cc c++ gcc g++ clang cmake make ld; do command -v $tool; done || :'
same "$out" ""
