-- A test order in each tenant, committed and removed at once; then the columns, in time for the repair.
\c {{ahead}}
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'new', 1, now());
DELETE FROM orders WHERE total_cents = 1 AND status = 'new';
\d orders
\c {{behind}}
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'new', 1, now());
DELETE FROM orders WHERE total_cents = 1 AND status = 'new';
\d orders
\c {{behind_too}}
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'new', 1, now());
DELETE FROM orders WHERE total_cents = 1 AND status = 'new';
\d orders
\i name.sql
\i mend.sql
