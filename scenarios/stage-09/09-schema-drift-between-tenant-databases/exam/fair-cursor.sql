-- Looks by cursor, by a prepared statement, by COPY of a query, and into a table of the on-call's own.
\c {{ahead}}
BEGIN;
DECLARE lines CURSOR FOR SELECT * FROM schema_migrations;
FETCH ALL FROM lines;
COMMIT;
\c {{ahead_too}}
PREPARE known (text) AS SELECT count(*) FROM schema_migrations WHERE version = $1;
EXECUTE known ('{{version}}');
\c {{behind}}
COPY (SELECT s.version FROM schema_migrations AS s) TO STDOUT;
PREPARE has (text, text) AS SELECT count(*) FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2;
EXECUTE has ('public.orders', '{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
