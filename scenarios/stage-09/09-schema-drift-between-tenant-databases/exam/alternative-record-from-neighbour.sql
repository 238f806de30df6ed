-- Fetches the missing record from a healthy tenant, as it stands there, and repairs from the shell.
\i compare.sql
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\! psql -XAt -d {{ahead}} -c "COPY (SELECT * FROM schema_migrations WHERE version = '{{version}}') TO STDOUT" > {{version}}.copy
\! PGOPTIONS='-c lock_timeout=5s -c role=app_owner' psql -X -1 -v ON_ERROR_STOP=1 -d {{behind}} -c 'ALTER TABLE public.orders ADD {{column}} {{type}}' -c "\copy schema_migrations FROM {{version}}.copy"
