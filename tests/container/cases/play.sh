#!/usr/bin/env bash
# The whole attempt that the local runtime is tested by, word for word, in a container; and what only containers have.
. "$(dirname "$0")/../case.sh"
bash "$(dirname "$0")/../../launcher/play.sh" || fail "the launcher's own play"

run 0 "$RIDE" start 09/09 --json
started=$out
same "$(field runtime "$started")" "$ENGINE"
same "$(field pg "$started")" "$PG_MAJOR"
same "$(field host "$started")" 127.0.0.1
run 0 "$RIDE" ps
has "$out" "$ENGINE"
[ -n "$(container_of 09-09)" ] || fail "no container has the label"

# The host's psql by the printed URI, as a GUI would.
same "$(PGPASSWORD=$(field password "$started") psql --no-psqlrc -Atc 'SELECT current_user' "$(field uri "$started")")" oncall
# No psql on the host: the one inside.
tools=$(mktemp -d "$work/tools.XXXXXX")
ln -s "$(command -v "$ENGINE")" "$tools/"
for helper in runc crun conmon newuidmap slirp4netns iptables nft; do
	if command -v "$helper" >/dev/null; then ln -s "$(command -v "$helper")" "$tools/"; fi
done
same "$(PATH=$tools "$RIDE" psql -d tenant_b -- -Atc 'SELECT current_database()')" tenant_b

# Reset: same URI, same password, and none of what was done.
sql tenant_b "ALTER TABLE orders ADD COLUMN release_id text"
run 0 "$RIDE" reset --json
same "$out" "$started"
same "$(sql tenant_b "SELECT count(*) FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = 'release_id'")" 0

# Two at once, and one of the same name is refused.
run 5 "$RIDE" start 09/09
run 0 "$RIDE" start 09/05 --name other
run 4 "$RIDE" env
run 0 "$RIDE" stop --all
nothing_left
