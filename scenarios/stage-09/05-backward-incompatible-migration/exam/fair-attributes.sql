-- Finds the hole that the dropped column left in pg_attribute, and the clients beside their locks.
\c app_db
SELECT attnum, attname, attlen, attisdropped FROM pg_attribute WHERE attrelid = '{{table}}'::regclass AND attnum > 0;
SELECT a.application_name, count(l.pid) FROM pg_stat_activity AS a LEFT JOIN pg_locks AS l USING (pid) GROUP BY 1;
\i name.sql
\i repair.sql
