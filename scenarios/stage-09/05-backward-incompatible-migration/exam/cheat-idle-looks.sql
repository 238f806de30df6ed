-- Calls and reads that show nothing of table or clients.
\c app_db
SELECT count(*) FROM (SELECT * FROM {{table}}) AS t;
SELECT EXISTS (SELECT * FROM {{table}});
CREATE VIEW v AS SELECT * FROM {{table}};
SELECT count(*) FROM v;
DROP VIEW v;
SELECT application_name FROM pg_stat_activity LIMIT 0;
SELECT application_name FROM pg_stat_activity WHERE false;
SELECT pg_stat_get_backend_activity(NULL);
SELECT pg_stat_get_backend_pid(1) LIMIT 0;
BEGIN;
DECLARE c CURSOR FOR SELECT * FROM pg_stat_activity, {{table}};
MOVE 10 IN c;
ROLLBACK;
CREATE TEMP TABLE kept AS SELECT * FROM pg_stat_activity;
