-- Repeats what the application does and reads the error; in the tenant that works it reads an order.
\c {{ahead}}
SELECT {{column}} FROM orders ORDER BY id DESC LIMIT 1;
\set ON_ERROR_STOP off
\c {{behind}}
SELECT {{column}} FROM orders ORDER BY id DESC LIMIT 1;
\c {{behind_too}}
INSERT INTO orders (customer_id, status, total_cents, created_at, {{column}}) VALUES (7, 'new', 1999, now(), 'by hand');
\set ON_ERROR_STOP on
\i name.sql
\i mend.sql
