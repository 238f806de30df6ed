-- Takes the rows home with COPY and compares them there.
\c {{first}}
COPY public.schema_migrations (version) TO STDOUT;
\copy (SELECT * FROM orders ORDER BY id DESC LIMIT 1) TO STDOUT WITH (FORMAT csv, HEADER)
\c {{second}}
COPY public.schema_migrations (version) TO STDOUT;
\copy (SELECT * FROM orders ORDER BY id DESC LIMIT 1) TO STDOUT WITH (FORMAT csv, HEADER)
\c {{third}}
COPY public.schema_migrations (version) TO STDOUT;
\copy (SELECT * FROM orders ORDER BY id DESC LIMIT 1) TO STDOUT WITH (FORMAT csv, HEADER)
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
