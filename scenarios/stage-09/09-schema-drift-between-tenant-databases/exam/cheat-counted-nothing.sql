-- Looks at lists of nobody: a copy that is never read, rows moved over, EXISTS of nothing, a prepared statement.
\c {{ahead}}
CREATE TEMP TABLE kept AS SELECT * FROM schema_migrations;
\c {{ahead_too}}
BEGIN;
DECLARE c CURSOR FOR SELECT version FROM schema_migrations;
MOVE ALL IN c;
ROLLBACK;
PREPARE p AS SELECT version FROM schema_migrations;
\c {{behind}}
SELECT version FROM schema_migrations LIMIT 0;
SELECT count(*) FROM schema_migrations WHERE false;
SELECT EXISTS (SELECT * FROM orders);
SELECT count(*) FROM (SELECT * FROM orders OFFSET 0) AS o;
EXPLAIN SELECT * FROM schema_migrations, orders;
