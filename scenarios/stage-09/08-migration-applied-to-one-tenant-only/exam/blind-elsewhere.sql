-- Looks at everything but what is broken: another table, the list of tables, the sessions, a plan that is never run.
\c {{ahead}}
\dt
\d schema_migrations
SELECT column_name FROM information_schema.columns WHERE table_name = 'schema_migrations';
EXPLAIN SELECT * FROM orders;
\c {{behind}}
\dt
\d schema_migrations
SELECT column_name FROM information_schema.columns WHERE table_name = 'schema_migrations';
EXPLAIN SELECT * FROM orders;
\c {{behind_too}}
\dt
\d schema_migrations
SELECT column_name FROM information_schema.columns WHERE table_name = 'schema_migrations';
EXPLAIN SELECT * FROM orders;
SELECT application_name, state FROM pg_stat_activity;
\i mend.sql
