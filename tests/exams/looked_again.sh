#!/usr/bin/env bash
# `after` of a look: what was seen before the act is no matter, and what was seen after it counts, for acts of every kind.
. "$(dirname "$0")/common.sh"

"$RIDE" scenario new stage-03/01-again "$work/scenarios" >/dev/null
export RIDE_SCENARIOS=$work/scenarios
cd "$RIDE_SCENARIOS/stage-03/01-again"

# item ID POINTS AFTER: a look at the columns of orders that counts after an act.
item() {
	printf '[[detect]]\nid     = "%s"\npoints = %s\nsays   = "Looked again (%s)"\n' "$1" "$2" "$1"
	printf 'saw    = ["@columns public.orders"]\nin     = ["app_db"]\nbefore = { called = ["pg_catalog.pg_sleep"] }\nafter  = { %s }\n' "$3"
}
{
	item wrote 4 'wrote = ["public.orders"]'
	item did 4 'did = ["CREATE INDEX"], on = ["public.orders"]'
	item did-other 4 'did = ["CREATE TABLE"], on = ["public.mine"]'
	item attempted 4 'did = ["DROP TABLE"], on = ["public.orders"], attempted = true'
	item called 4 'called = ["pg_catalog.pg_backend_pid"]'
} >items

# In place of the skeleton's evidence, whatever it is; the diagnosis stays.
awk '
	function flush() { if (block != "" && !(is_detect && is_look)) printf "%s", block; block = "" }
	/^\[\[/ { flush(); is_detect = ($0 ~ /^\[\[detect\]\]/); is_look = 0
	          if (is_detect && !done) { while ((getline line < "items") > 0) print line; done = 1 } }
	/^saw/ { is_look = 1 }
	{ block = block $0 "\n" }
	END { flush() }
' scenario.toml >changed
mv changed scenario.toml
rm items

cat >exam/before.sql <<'SQL'
-- Looks, and then acts: each look was too early.
\c app_db
\d orders
CREATE TABLE mine (id int);
CREATE INDEX tried ON orders (id);
DROP INDEX tried;
BEGIN;
DROP TABLE orders;
ROLLBACK;
UPDATE orders SET total_cents = total_cents WHERE false;
DO 'BEGIN PERFORM pg_backend_pid(); END';
SQL
cat >exam/again.sql <<'SQL'
-- The same, and looks again.
\i before.sql
\d orders
SQL
cat >exam/undone.sql <<'SQL'
-- Acts and takes it back: what was only tried is the one thing that counts.
\c app_db
BEGIN;
CREATE TABLE mine (id int);
CREATE INDEX tried ON orders (id);
UPDATE orders SET total_cents = total_cents WHERE false;
SAVEPOINT s;
DROP TABLE orders;
ROLLBACK;
\d orders
SQL
cat >exam/late.sql <<'SQL'
-- Looks again when it is too late.
\i before.sql
SELECT pg_sleep(0);
\d orders
SQL
cat >exam/exam.toml <<'TOML'
[[exam]]
name = "partial-before"
run  = "before.sql"
card = [0, 0, 0]
[[exam]]
name   = "partial-again"
run    = "again.sql"
card   = [20, 0, 0]
states = { wrote = "held", did = "held", did-other = "held", attempted = "held", called = "held" }
[[exam]]
name   = "partial-undone"
run    = "undone.sql"
card   = [4, 0, 0]
states = { attempted = "held", wrote = "missed", did = "missed" }
[[exam]]
name   = "partial-late"
run    = "late.sql"
card   = [0, 0, 0]
states = { wrote = "late", called = "late" }
TOML

chmod -R a+rX "$RIDE_SCENARIOS"
"$RIDE" scenario lint "$RIDE_SCENARIOS" >"$work/lint" || fail "$(<"$work/lint")"
"$RIDE" scenario exam --jobs 4 >"$work/out" || fail "$(<"$work/out")"
