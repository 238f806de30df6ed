-- Takes the rows home with COPY and compares them there.
\c tenant_a
COPY public.schema_migrations (version) TO STDOUT;
\copy (SELECT * FROM orders ORDER BY id DESC LIMIT 1) TO STDOUT WITH (FORMAT csv, HEADER)
\c tenant_b
COPY public.schema_migrations (version) TO STDOUT;
\copy (SELECT * FROM orders ORDER BY id DESC LIMIT 1) TO STDOUT WITH (FORMAT csv, HEADER)
\c tenant_c
COPY public.schema_migrations (version) TO STDOUT;
\copy (SELECT * FROM orders ORDER BY id DESC LIMIT 1) TO STDOUT WITH (FORMAT csv, HEADER)
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
