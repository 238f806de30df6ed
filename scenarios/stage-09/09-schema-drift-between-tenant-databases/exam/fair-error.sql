-- Repeats what the application does and reads the error.
\i compare.sql
\set ON_ERROR_STOP off
INSERT INTO orders (customer_id, status, total_cents, created_at, {{column}}) VALUES (7, 'new', 1999, now(), 'by hand');
\set ON_ERROR_STOP on
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
