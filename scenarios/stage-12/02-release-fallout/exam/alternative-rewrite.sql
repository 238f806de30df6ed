-- Values, default and NOT NULL in a single rewriting ALTER; the holder ended as the one that blocks the writers.
\i look.sql
\i name.sql
SELECT pg_terminate_backend(holder, 5000) FROM (SELECT DISTINCT unnest(pg_blocking_pids(pid)) AS holder FROM pg_stat_activity WHERE application_name = '{{writer}}') AS b JOIN pg_stat_activity AS a ON a.pid = holder WHERE a.application_name = '{{runner}}';
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders
  ALTER COLUMN {{column}} TYPE {{type}} USING coalesce({{column}}, '{{fill}}'),
  ALTER COLUMN {{column}} SET DEFAULT '{{fill}}',
  ALTER COLUMN {{column}} SET NOT NULL;
\i complete.sql
