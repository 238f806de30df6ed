-- What is only counted, is one's own or never comes up shows nothing; what is asked of it does.
SELECT ride.start('09/08');
-- The items of tenant_b, tenant_c and tenant_a, in this order; each beginning from none.
-- The superuser is told before submit what the on-call is not: which place an item is about.
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 3 ORDER BY n"'
\c tenant_b oncall
-- Looks, one form a tenant: the column is asked about, whatever is counted then.
SELECT count(*) > 0 AS any, count(*) FILTER (WHERE status IS NULL) AS without FROM orders;
\c tenant_c
SELECT count(*) > 0 AS any FROM orders HAVING count(*) FILTER (WHERE status = 'new') > -1;
\c tenant_a
SELECT count(*) FILTER (WHERE status IS NULL) OVER () AS without FROM orders LIMIT 1;
\! eval "$item"
\c regression postgres
SELECT ride.stop();

SELECT ride.start('09/08');
\c tenant_b oncall
-- No looks: rows of a table by their count alone, and the columns that every table has.
SELECT count(*) FILTER (WHERE random() >= 0) > 0 AS any FROM orders;
SELECT count(o) FILTER (WHERE true) > 0 AS any FROM orders AS o;
SELECT count(*) OVER () > 0 AS any FROM orders LIMIT 1;
SELECT count(*) > 0 AS any FROM orders HAVING count(*) > 0;
SELECT ctid IS NULL AS lost FROM orders LIMIT 1;
SELECT tableoid::regclass FROM orders LIMIT 1;
SELECT count(*) > 0 AS any FROM (SELECT xmin FROM orders GROUP BY xmin) AS o;
SELECT count(*) FROM orders WHERE xmin = '0';
SELECT attname FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attnum < 0 ORDER BY 1;
SELECT attname FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attnum = -1;
SELECT count(*) > 0 AS any FROM pg_attribute WHERE attnum < 0;
-- A sample of nothing.
SELECT max(id) FROM orders TABLESAMPLE SYSTEM (0);
-- A simple query that fails before it has a result: no column of it was told.
SELECT *, 1 / 0 AS x FROM orders;
-- A description of the table as such.
SELECT pg_describe_object('pg_class'::regclass, 'orders'::regclass, 0);
SELECT type FROM pg_identify_object('pg_class'::regclass, 'orders'::regclass, 0);
SELECT objsubid FROM pg_get_object_address('table', '{orders}', '{}');
-- Lines of the application log that are counted, or of which nothing is said.
SELECT count(*) > 0 AS any FROM ride.app_log();
SELECT FROM ride.app_log() LIMIT 1;
SELECT database IS NULL AS unknown FROM ride.app_log() LIMIT 1;
SELECT message FROM ride.app_log() WHERE message = 'nobody';
SELECT count(*) > 0 AS any FROM ride.status();
SELECT phase FROM ride.status() LIMIT 1;
\! eval "$item"

\c regression postgres
SELECT ride.stop();

SELECT ride.start('09/08');
\c tenant_b oncall
SELECT mode() WITHIN GROUP (ORDER BY status) IS NULL AS none FROM orders;
\c tenant_c
SELECT rank('zzz') WITHIN GROUP (ORDER BY status) > 0 AS any FROM orders;
\c tenant_a
SELECT count(*) > 0 AS any FROM orders WHERE status NOT IN (SELECT 'nobody' FROM generate_series(1, 2));
\! eval "$item"
\c regression postgres
SELECT ride.stop();

SELECT ride.start('09/08');
\c tenant_b oncall
SELECT 1 AS found WHERE (SELECT count(status) FROM orders) > 0;
\c tenant_c
-- A prepared statement is described, whatever becomes of it then.
SELECT *, 1 / (SELECT 0) AS x FROM orders \gdesc
\c tenant_a
SELECT pg_describe_object('pg_class'::regclass, 'orders'::regclass, 1);
\! eval "$item"
\c regression postgres
SELECT ride.stop();

-- What the lines of the application log say.
SELECT ride.start('09/08');
\c tenant_b oncall
SELECT count(message) > 0 AS any FROM ride.app_log();
\! eval "$item"
\c regression postgres
SELECT ride.stop();

-- Sessions and locks: the first item asks for them.
SELECT ride.start('12/02');
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 1 ORDER BY n"'
\c app_db oncall
-- No looks: rows about oneself or of nobody, rows that are only counted.
SELECT count(application_name) AS mine FROM pg_stat_activity WHERE pid = pg_backend_pid();
SELECT application_name FROM pg_stat_activity WHERE pid = pg_backend_pid();
SELECT count(mode) > 0 AS any FROM pg_locks WHERE pid = pg_backend_pid();
SELECT pg_blocking_pids(pg_backend_pid());
SELECT pg_blocking_pids(-1);
SELECT pg_blocking_pids(pid) FROM pg_stat_activity WHERE pid = pg_backend_pid();
SELECT 1 FROM pg_stat_activity WHERE pid IS NULL;
SELECT datname FROM pg_stat_activity WHERE application_name = 'nobody';
SELECT datname FROM pg_stat_activity WHERE datname = 'nobody';
SELECT count(*) > 0 AS any FROM pg_stat_activity;
SELECT count(*) > 0 AS any FROM pg_locks;
SELECT count(*) > 0 AS any FROM (SELECT * FROM pg_locks OFFSET 0) AS l;
SELECT count(*) > 0 AS any FROM pg_lock_status();
SELECT count(*) > 0 AS any FROM pg_stat_get_activity(NULL);
SELECT count(pg_stat_get_backend_pid(1)) >= 0 AS asked;
SELECT count(*) > 0 AS any FROM pg_stat_get_backend_idset();
SELECT count(*) > 0 AS any FROM ride.status();
SELECT FROM ride.status() LIMIT 1;
SELECT phase FROM ride.status() LIMIT 1;
CREATE TEMP TABLE kept AS SELECT * FROM pg_stat_activity WHERE pid = pg_backend_pid();
SELECT count(state) FROM kept;
\! eval "$item"
-- A look: another session is asked about.
SELECT count(*) > 0 AS any FROM pg_stat_activity WHERE application_name = 'app_writer';
\! eval "$item"
\c regression postgres
SELECT ride.stop();

SELECT ride.start('12/02');
\c app_db oncall
SELECT count(*) > 0 AS any FROM pg_locks WHERE mode = 'ShareRowExclusiveLock' OR granted;
\! eval "$item"
\c regression postgres
SELECT ride.stop();

SELECT ride.start('12/02');
\c app_db oncall
SELECT state IS NULL AS none FROM ride.status() LIMIT 1;
\! eval "$item"
\c regression postgres
SELECT ride.stop();
