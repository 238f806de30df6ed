-- Four kinds of table that a change can reach by different ways, a view, and functions that look in different ways.
CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL, note text);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  status text NOT NULL,
  cents bigint NOT NULL
);
CREATE TABLE events (id bigint NOT NULL, what text) PARTITION BY RANGE (id);
CREATE TABLE events_low PARTITION OF events FOR VALUES FROM (0) TO (1000);
CREATE TABLE events_high PARTITION OF events FOR VALUES FROM (1000) TO (2000);
CREATE TABLE gone (id bigint);
CREATE TABLE ledger (id bigint PRIMARY KEY, line text NOT NULL);
INSERT INTO customers SELECT i, 'customer ' || i FROM generate_series(1, {{rows}}) AS i;
INSERT INTO orders SELECT i, i, CASE WHEN i % 3 = 0 THEN 'paid' ELSE 'new' END, (i * 7919) % 9000 FROM generate_series(1, {{rows}}) AS i;
INSERT INTO events SELECT i * 10, 'event ' || i FROM generate_series(1, 150) AS i;
INSERT INTO ledger SELECT i, 'line ' || i FROM generate_series(1, 7) AS i;
CREATE VIEW paid_orders AS SELECT id, customer_id, cents FROM orders WHERE status = 'paid';
CREATE FUNCTION paid(which bigint) RETURNS bigint LANGUAGE sql STABLE AS 'SELECT cents FROM public.orders WHERE id = which';
CREATE FUNCTION sealed(which bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT cents FROM public.orders WHERE id = which';
CREATE FUNCTION noisy(which bigint) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  RETURN (SELECT cents FROM public.orders WHERE id = which);
END $$;
-- The planner puts the bodies of these two in the place of their calls.
CREATE FUNCTION doubled(what bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT what * 2';
CREATE FUNCTION orders_above(bound bigint) RETURNS SETOF orders LANGUAGE sql STABLE AS 'SELECT * FROM public.orders WHERE cents > bound';
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app_user;
