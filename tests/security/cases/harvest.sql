-- sandbox: 09/08
-- The card pays for what was seen, and does not tell where. One look at one tenant shows the same, whichever it was; reading
-- nothing shows nothing; a trap about the healthy one stays open.
\set card 'SELECT line FROM ride.score() AS line WHERE line ~ ''Detect|held|late|Trap|sprung'';'
\c tenant_a
SELECT FROM orders, schema_migrations, pg_attribute WHERE false;
\c tenant_b
SELECT FROM orders, schema_migrations, pg_attribute WHERE false;
\c tenant_c
SELECT FROM orders, schema_migrations, pg_attribute WHERE false;
:card
\c tenant_a
SELECT count(id) > 0 FROM orders;
:card
\c tenant_b
SELECT count(id) > 0 FROM orders;
:card
ALTER TABLE orders ADD COLUMN mine int;
:card
ALTER TABLE orders DROP COLUMN mine;
\c tenant_a
ALTER TABLE orders ADD COLUMN mine int;
:card
SELECT item, points, max, state, says FROM ride.scorecard() WHERE dimension <> 'fix' AND item <> 'unearned';
SELECT (ride.score('json')::json) ->> 'untold' AS untold, (ride.score('json')::json) ->> 'total' AS total;
ALTER TABLE orders DROP COLUMN mine;
-- Seen in all of them, it tells nothing any more, and is told.
\c tenant_c
SELECT count(id) > 0 FROM orders;
:card
-- The look at the healthy one came after the others were altered, or it did not: that is told at submit.
SELECT line FROM ride.submit() AS line WHERE line ~ 'Detect|held|late|Trap|sprung';
