-- Reads that show nothing, everywhere.
SELECT count(*) FROM (SELECT * FROM pg_locks) AS l WHERE false;
SELECT pg_blocking_pids(0), pg_blocking_pids(NULL);
SELECT pg_blocking_pids(pid) FROM pg_stat_activity LIMIT 0;
SELECT * FROM pg_locks LIMIT 0;
\c app_db
SELECT EXISTS (SELECT * FROM orders);
SELECT count(*) FROM (SELECT * FROM orders OFFSET 0) AS o;
\c {{first}}
CREATE TEMP TABLE kept AS SELECT * FROM schema_migrations;
CREATE TEMP TABLE kept_too AS SELECT * FROM orders;
SELECT count(*) FROM kept_too;
\c {{second}}
CREATE TEMP TABLE kept_too (LIKE orders);
PREPARE p AS TABLE schema_migrations;
\c {{third}}
BEGIN;
DECLARE c CURSOR FOR SELECT * FROM orders, schema_migrations;
MOVE 100 IN c;
ROLLBACK;
