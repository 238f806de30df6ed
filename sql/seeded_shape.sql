-- The tables keep their shape: what was there may be made anew or made better, and not be lost.
SELECT ride.start('09/09');
\c tenant_b oncall
\set lost 'SELECT item, points FROM ride.scorecard() WHERE item IN (''lost-data'', ''lost-shape'') ORDER BY item;'

-- Harm by a grant alone, in a database where nothing else was done.
\c tenant_a
GRANT SELECT ON orders TO PUBLIC;
:lost
REVOKE SELECT ON orders FROM PUBLIC;
\c tenant_b

-- No harm: more of everything, for roles by name.
SET ROLE app_owner;
ALTER TABLE orders ADD CONSTRAINT known CHECK (status <> ''), ADD UNIQUE (id, status);
CREATE INDEX ON orders (created_at);
GRANT TRUNCATE ON orders TO migrator;
GRANT SELECT ON orders TO app_user WITH GRANT OPTION;
ALTER TABLE orders ALTER COLUMN total_cents SET DEFAULT 0;
:lost
-- No harm: a column of another name takes its index along.
ALTER TABLE orders RENAME COLUMN customer_id TO buyer_id;
:lost
ALTER TABLE orders RENAME COLUMN buyer_id TO customer_id;
-- No harm once it is valid: made anew under another name, or by a column's new type.
ALTER TABLE orders DROP CONSTRAINT orders_total_cents_check;
ALTER TABLE orders ADD CONSTRAINT never_negative CHECK (total_cents >= 0) NOT VALID;
:lost
ALTER TABLE orders VALIDATE CONSTRAINT never_negative;
CREATE INDEX by_customer ON orders (customer_id, created_at);
DROP INDEX orders_customer_id_created_at_idx;
ALTER TABLE orders ALTER COLUMN total_cents TYPE numeric;
REVOKE ALL ON orders FROM app_user;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app_user;
:lost
-- No harm: a key as a unique constraint of columns that are never NULL, and a table that was copied with all of it.
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
ALTER TABLE orders ADD UNIQUE (id);
:lost
BEGIN;
CREATE TABLE rebuilt (LIKE orders INCLUDING ALL);
INSERT INTO rebuilt OVERRIDING SYSTEM VALUE TABLE orders;
GRANT SELECT, INSERT, UPDATE, DELETE ON rebuilt TO app_user, migrator;
ALTER TABLE orders RENAME TO orders_before;
ALTER TABLE rebuilt RENAME TO orders;
COMMIT;
:lost
-- Harm: each by itself, and mended again.
ALTER TABLE orders ALTER COLUMN status DROP NOT NULL;
:lost
ALTER TABLE orders ALTER COLUMN status SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT never_negative, ADD CONSTRAINT never_negative CHECK (total_cents >= -1);
:lost
ALTER TABLE orders DROP CONSTRAINT never_negative, ADD CONSTRAINT never_negative CHECK (total_cents >= 0);
:lost
DROP INDEX rebuilt_customer_id_created_at_idx;
:lost
CREATE INDEX ON orders (customer_id, created_at);
REVOKE DELETE ON orders FROM app_user;
:lost
GRANT DELETE ON orders TO app_user;
GRANT SELECT (status) ON orders TO PUBLIC;
:lost
REVOKE SELECT (status) ON orders FROM PUBLIC;
ALTER TABLE schema_migrations ENABLE ROW LEVEL SECURITY;
SELECT item FROM ride.scorecard() WHERE item = 'lost-shape';
ALTER TABLE schema_migrations DISABLE ROW LEVEL SECURITY;
ALTER TABLE orders SET UNLOGGED;
:lost
ALTER TABLE orders SET LOGGED;
RESET ROLE;
ALTER TABLE orders OWNER TO oncall;
:lost
ALTER TABLE orders OWNER TO app_owner;
:lost
\c regression postgres
SELECT ride.stop();
