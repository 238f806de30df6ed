-- Reads the lists with their ages, newest first, and the last orders with theirs.
\c {{first}}
SELECT version, date_trunc('minute', now() - applied_at) AS age FROM schema_migrations ORDER BY applied_at DESC;
SELECT *, now() - created_at AS age FROM orders ORDER BY created_at DESC LIMIT 3;
\c {{second}}
SELECT version, date_trunc('minute', now() - applied_at) AS age FROM schema_migrations ORDER BY applied_at DESC;
SELECT *, now() - created_at AS age FROM orders ORDER BY created_at DESC LIMIT 3;
\c {{third}}
SELECT version, date_trunc('minute', now() - applied_at) AS age FROM schema_migrations ORDER BY applied_at DESC;
SELECT *, now() - created_at AS age FROM orders ORDER BY created_at DESC LIMIT 3;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
