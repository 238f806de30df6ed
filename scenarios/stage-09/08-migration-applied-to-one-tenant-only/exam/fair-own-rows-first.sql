-- A test order in each, taken back, before anything was looked at; then everybody is looked at by rows alone.
\c {{ahead}}
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'test', 1, now()) RETURNING id \gset
UPDATE orders SET status = 'tested' WHERE id = :id;
DELETE FROM orders WHERE id = :id;
SELECT * FROM orders ORDER BY id DESC LIMIT 1;
\c {{behind}}
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'test', 1, now()) RETURNING id \gset
DELETE FROM orders WHERE id = :id;
SELECT * FROM orders ORDER BY id DESC LIMIT 1;
\c {{behind_too}}
MERGE INTO orders AS o USING (VALUES (-5)) AS v (id) ON o.id = v.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN DO NOTHING;
SELECT * FROM orders ORDER BY id DESC LIMIT 1;
\i name.sql
\i mend.sql
