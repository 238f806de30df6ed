-- Rows of its own, columns of the system, lines that are only counted: nothing of the incident, everywhere.
SELECT * FROM pg_stat_activity WHERE pid = pg_backend_pid();
SELECT * FROM pg_locks WHERE pid = pg_backend_pid();
SELECT pg_blocking_pids(pg_backend_pid()), pg_stat_get_backend_pid(1);
SELECT 1 FROM pg_stat_activity WHERE pid IS NULL;
SELECT datname FROM pg_stat_activity WHERE application_name = 'nobody';
SELECT count(*) FROM pg_stat_activity;
SELECT count(*) FROM pg_locks;
\c app_db
SELECT count(*) FROM ride.status();
SELECT FROM ride.app_log() LIMIT 1;
SELECT ctid, tableoid, xmin FROM orders LIMIT 1;
\set ON_ERROR_STOP off
SELECT *, 1 / 0 AS x FROM orders;
\set ON_ERROR_STOP on
SELECT pg_describe_object('pg_class'::regclass, 'orders'::regclass, 0);
SELECT attnum FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attnum < 0;
\c {{first}}
SELECT count(*) FROM ride.app_log();
SELECT xmin FROM orders GROUP BY xmin;
SELECT count(*) FROM orders WHERE xmin = '0';
\c {{second}}
SELECT max(id) FROM orders TABLESAMPLE SYSTEM (0);
\set ON_ERROR_STOP off
SELECT *, 1 / 0 AS x FROM orders;
\set ON_ERROR_STOP on
\c {{third}}
SELECT phase FROM ride.status() LIMIT 1;
SELECT attnum FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attnum < 0;
