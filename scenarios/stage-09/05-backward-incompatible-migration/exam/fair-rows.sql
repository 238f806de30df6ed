-- Looks at rows and at no catalog: a COPY, a cursor, a prepared statement. Takes a wrong diagnosis back in time.
\c app_db
BEGIN;
DECLARE few CURSOR FOR SELECT * FROM {{table}} ORDER BY id;
FETCH 3 FROM few;
ROLLBACK;
COPY (SELECT * FROM {{table}} ORDER BY id DESC LIMIT 2) TO STDOUT;
PREPARE clients AS SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE $1;
EXECUTE clients ('old_app%');
SELECT ride.diagnose('schema_behind', 'app_db.{{table}}');
SELECT ride.undiagnose('schema_behind', 'app_db.{{table}}');
\i name.sql
\i repair.sql
