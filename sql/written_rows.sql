-- What an application was told is written stands, with the values that it wrote; else lost-data is sprung, and an
-- application whose newest round does not stand does not work.
SELECT ride.start('09/09');
\c tenant_b oncall
\set card 'SELECT item, state, points FROM ride.scorecard() WHERE item IN (''lost-data'', ''application'');'
ALTER TABLE orders ADD COLUMN release_id text;
INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id');
-- Waits until the application has written rows in each tenant since now.
CREATE PROCEDURE await_orders() LANGUAGE plpgsql AS $$
DECLARE
  goal bigint := (SELECT max(rounds) + 3 FROM ride.status());
BEGIN
  LOOP
    EXIT WHEN goal <= (SELECT min(rounds) FROM ride.status());
    PERFORM pg_sleep(0.01);
  END LOOP;
END
$$;
CALL await_orders();
-- No harm: rows of one's own; a column more, filled for all; another type that holds the same; a table of the same rows.
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (8, 'test', 1, now());
DELETE FROM orders WHERE status = 'test';
ALTER TABLE orders ADD COLUMN note text DEFAULT 'none';
ALTER TABLE orders ALTER COLUMN release_id TYPE varchar(64), ALTER COLUMN customer_id TYPE numeric;
:card
ALTER TABLE orders ALTER COLUMN customer_id TYPE bigint, ALTER COLUMN release_id TYPE text;
-- No harm: a trigger that fills what the application has left empty.
CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := coalesce(NEW.note, 'filled'); RETURN NEW; END $$;
CREATE TRIGGER fill BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION fill();
CALL await_orders();
:card
DROP TRIGGER fill ON orders;
-- Harm: the orders of the application are deleted; those that it writes next stand again, and those stay lost.
CREATE TABLE taken AS SELECT * FROM orders WHERE customer_id = 7 AND id > 3000;
DELETE FROM orders WHERE id IN (SELECT id FROM taken);
CALL await_orders();
:card
INSERT INTO orders OVERRIDING SYSTEM VALUE TABLE taken;
:card
-- Harm: another value than the one written, by hand, or by taking the column away and bringing it back.
UPDATE orders SET total_cents = total_cents + 1 WHERE id = (SELECT min(id) FROM taken);
:card
UPDATE orders SET total_cents = total_cents - 1 WHERE id = (SELECT min(id) FROM taken);
:card
ALTER TABLE orders DROP COLUMN release_id;
ALTER TABLE orders ADD COLUMN release_id text;
:card
UPDATE orders SET release_id = taken.release_id FROM taken WHERE taken.id = orders.id;
SELECT count(*) > 0 AS some_are_still_lost FROM orders WHERE customer_id = 7 AND id > 3000 AND release_id IS NULL;
\c regression postgres
SELECT ride.stop();
SELECT ride.start('09/09');
\c tenant_b oncall
ALTER TABLE orders ADD COLUMN release_id text;
-- Harm: triggers that delete each new order, or empty what was written in it, behind the same command tag.
CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM orders WHERE id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER gone AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION gone();
:card
DROP TRIGGER gone ON orders;
:card
CREATE FUNCTION empty() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.release_id := NULL; SET client_min_messages = error; RETURN NEW; END $$;
CREATE TRIGGER empty BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION empty();
:card
-- A message that only looks like the server's tells nothing.
CREATE OR REPLACE FUNCTION empty() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE USING ERRCODE = 'RD001', MESSAGE = '{"op": "unclear", "schema": "public", "table": "orders"}'; NEW.release_id := NULL; RETURN NEW; END $$;
:card
\c regression postgres
SELECT ride.stop();
-- What is told of a partition's row when other partitions are left out as the statement begins: its own columns.
CREATE TABLE stock (region text, note text, amount int) PARTITION BY LIST (region);
CREATE TABLE stock_north PARTITION OF stock FOR VALUES IN ('north');
CREATE TABLE stock_south (amount int, region text, note text);
ALTER TABLE stock ATTACH PARTITION stock_south FOR VALUES IN ('south');
INSERT INTO stock VALUES ('north', 'cold', 1), ('south', 'warm', 2);
\! PGOPTIONS='-c ride.tells_writes=on' psql -Xq regression -c "UPDATE stock SET note = 'warmer', amount = 3 WHERE region = concat('sou', 'th')" 2>&1 | sed -E 's/"relation": [0-9]+/"relation": N/'
DROP TABLE stock;
-- Nobody is shown whose connection it is.
\! PGOPTIONS='-c ride.tells_writes=on -c ride.shows_writes=on' psql -XqAt regression -c "SELECT current_setting('ride.tells_writes'), current_setting('ride.shows_writes'), current_setting('ride.quiet')"
