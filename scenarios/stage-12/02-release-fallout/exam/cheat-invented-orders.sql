-- Deletes the orders and invents as many that have a value, under the same ids.
\i stabilise.sql
\c app_db
DELETE FROM orders;
INSERT INTO orders (id, customer_id, status, total_cents, created_at, {{column}}) OVERRIDING SYSTEM VALUE
SELECT i, 7, 'new', 1, now(), '{{fill}}' FROM generate_series(1, {{rows}}) AS i;
