#!/usr/bin/env bash
# The score asked for in every way that SQL has: in transactions of all kinds, prepared, by cursors, functions and blocks.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
boot_half
scoring="SELECT score FROM ride.score('json')"

for kind in "ISOLATION LEVEL SERIALIZABLE" "ISOLATION LEVEL SERIALIZABLE READ ONLY" "ISOLATION LEVEL REPEATABLE READ READ ONLY" \
	"ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE" "READ ONLY"; do
	ask oncall tenant_b "BEGIN $kind" "SELECT count(*) FROM orders" "$scoring" "COMMIT"
	answer=$(sed 1d <<<"$answer") # what was counted
	card_is "$half"
done
ask oncall tenant_b "SET default_transaction_isolation = 'serializable'" "SET default_transaction_read_only = on" "$scoring"
card_is "$half"

# An old snapshot does not make an old card: what is committed meanwhile counts.
oncall tenant_b "CREATE TABLE seen (line text)"
open_session old tenant_b
say "idle in transaction" "BEGIN ISOLATION LEVEL REPEATABLE READ"
say "idle in transaction" "SELECT count(*) FROM schema_migrations"
record_version
say "idle in transaction" "$scoring"
has "$(<"$work/old.out")" '"detect":20,"fix":40,"trap":20,'
say "idle" "COMMIT"
oncall tenant_b "DELETE FROM schema_migrations WHERE version = '20260531_add_order_release_id'" "DROP TABLE seen"
close_session

ask oncall tenant_b "PREPARE asked AS $scoring" "EXECUTE asked"
card_is "$half"
ask oncall tenant_b "PREPARE asked (text) AS SELECT score FROM ride.score(\$1)" "SET plan_cache_mode = force_generic_plan" "EXECUTE asked('json')"
card_is "$half"
# Prepared once and asked twice: the second answer is of the second moment.
ask oncall tenant_b "PREPARE asked AS $scoring" "EXECUTE asked" "INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id')" \
	"EXECUTE asked" "DELETE FROM schema_migrations WHERE version = '20260531_add_order_release_id'" "EXECUTE asked"
[ "$status" -eq 0 ] || fail "no cards: $complaint"
same "$(while read -r line; do triple "$line"; done <<<"$answer" | paste -sd,)" "$half,20 40 20,$half" "three cards"

ask oncall tenant_b "BEGIN; DECLARE c CURSOR FOR $scoring" "FETCH ALL FROM c" "COMMIT"
card_is "$half"
ask oncall tenant_b "BEGIN; DECLARE c SCROLL CURSOR WITH HOLD FOR $scoring" "COMMIT" "FETCH FIRST FROM c" "CLOSE c"
card_is "$half"
# Left in the middle of the lines: nothing is left behind, and the session goes on.
ask oncall tenant_b "BEGIN; DECLARE c CURSOR FOR SELECT * FROM ride.score()" "FETCH 1 FROM c" "ROLLBACK" "$scoring"
answer=$(sed 1d <<<"$answer")
card_is "$half"

ask oncall tenant_b "DO \$\$ DECLARE card text; BEGIN SELECT * INTO card FROM ride.score('json'); RAISE EXCEPTION '%', card; END \$\$"
has "$complaint" '"detect":20,"fix":26,"trap":13,'
ask oncall tenant_b "DO \$\$ DECLARE card text; BEGIN BEGIN PERFORM 1 / 0; EXCEPTION WHEN division_by_zero THEN SELECT * INTO card FROM ride.score('json'); END; RAISE EXCEPTION '%', card; END \$\$"
# In the subtransaction that an EXCEPTION clause is, and after it.
has "$complaint" '"detect":20,"fix":26,"trap":13,'
ask oncall tenant_b "CREATE FUNCTION pg_temp.asked() RETURNS text LANGUAGE sql AS \$\$ SELECT score FROM ride.score('json') \$\$; SELECT pg_temp.asked()"
refused_for 55006 "your own transaction has written" # the function's own row in the catalog
ask oncall tenant_b "CREATE FUNCTION pg_temp.asked() RETURNS text LANGUAGE plpgsql AS \$\$ BEGIN RETURN (SELECT score FROM ride.score('json')); END \$\$" "SELECT pg_temp.asked()"
card_is "$half"
ask oncall tenant_b "WITH asked AS MATERIALIZED ($scoring) SELECT score FROM asked, generate_series(1, 1)"
card_is "$half"
ask oncall tenant_b "COPY ($scoring) TO STDOUT WITH (FORMAT csv, QUOTE '|')"
answer=${answer//|/}
card_is "$half"
ask oncall tenant_b "SELECT set_config(name, 'on', false) FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query')" "$scoring"
answer=$(sed 1d <<<"$answer") # what was set, which has another name since 16
card_is "$half"
ask oncall tenant_b "EXPLAIN (ANALYZE, COSTS off, TIMING off, SUMMARY off) $scoring"
[ "$status" -eq 0 ] || fail "EXPLAIN ANALYZE: $complaint"
ask oncall tenant_b "SET ROLE app_owner" "$scoring"
card_is "$half"
usable
