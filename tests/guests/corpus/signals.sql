-- as: oncall
-- The functions that ride stands in front of: what the catalogs say of them, results, warnings, errors, rights.
SELECT proname, pronargs, proisstrict, provolatile, proparallel, procost, prosecdef, prosrc, probin, proacl, pg_get_function_arguments(oid), pg_get_function_result(oid) FROM pg_proc WHERE proname IN ('pg_terminate_backend', 'pg_cancel_backend', 'set_config') ORDER BY proname, pronargs;
SELECT pg_get_functiondef('pg_cancel_backend(int)'::regprocedure);
\df+ pg_terminate_backend
SELECT has_function_privilege('pg_cancel_backend(int)', 'EXECUTE');
SELECT pg_cancel_backend(NULL), pg_terminate_backend(NULL), pg_terminate_backend(NULL, 5);
SELECT pg_cancel_backend(2147483647);
SELECT pg_terminate_backend(2147483647);
SELECT pg_terminate_backend(2147483647, 10);
SELECT pg_terminate_backend(2147483647, -1);
SELECT pg_terminate_backend(pid => 2147483647, timeout => 0);
SELECT pg_cancel_backend(0), pg_cancel_backend(-1);
SELECT pg_cancel_backend('x');
SELECT pg_cancel_backend();
SELECT pg_terminate_backend(1, 2, 3);
SELECT pg_cancel_backend(2147483647) FROM generate_series(1, 2);
SELECT * FROM pg_cancel_backend(2147483647) AS sent;
SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(30);
DO $$ BEGIN PERFORM pg_cancel_backend(pg_backend_pid()); PERFORM pg_sleep(30); END $$;
DO $$ BEGIN IF NOT pg_terminate_backend(2147483647) THEN RAISE NOTICE 'nobody'; END IF; PERFORM pg_terminate_backend(2147483647, -1); END $$;
PREPARE s AS SELECT pg_cancel_backend($1);
EXECUTE s(2147483647);
CREATE TABLE sent (id int, reached bool DEFAULT pg_cancel_backend(2147483647));
INSERT INTO sent VALUES (1) RETURNING *;
ALTER TABLE sent ADD COLUMN again bool DEFAULT pg_terminate_backend(2147483646);
TABLE sent;
CREATE VIEW sending AS SELECT pg_cancel_backend(2147483647) AS reached;
\d+ sending
TABLE sending;
CREATE INDEX ON sent ((pg_cancel_backend(id)));
CREATE FUNCTION wrapped(int) RETURNS bool LANGUAGE sql AS 'SELECT pg_cancel_backend($1)';
SELECT wrapped(2147483647);
EXPLAIN VERBOSE SELECT wrapped(id) FROM sent;
SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE backend_type = 'checkpointer';
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'checkpointer';
DROP VIEW sending;
DROP TABLE sent;
DROP FUNCTION wrapped;
SELECT pg_terminate_backend(pg_backend_pid());
