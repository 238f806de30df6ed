-- A test order first, to see what fails and what does not, and away with it at once; then the columns.
\c {{ahead}}
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'test', 1, now());
DELETE FROM orders WHERE status = 'test';
SELECT * FROM orders ORDER BY id DESC LIMIT 1;
\c {{behind}}
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'test', 1, now());
DELETE FROM orders WHERE status = 'test';
SELECT * FROM orders ORDER BY id DESC LIMIT 1;
\c {{behind_too}}
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'test', 1, now());
\d orders
DELETE FROM orders WHERE status = 'test';
\i name.sql
\i mend.sql
