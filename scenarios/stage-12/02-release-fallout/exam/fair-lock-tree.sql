-- The tree of who waits for whom, from the locks up.
\c app_db
WITH RECURSIVE tree AS (
  SELECT pid, 0 AS depth FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) = 0 AND pid IN (SELECT unnest(pg_blocking_pids(pid)) FROM pg_stat_activity)
  UNION ALL SELECT a.pid, depth + 1 FROM tree JOIN pg_stat_activity AS a ON tree.pid = ANY (pg_blocking_pids(a.pid)))
SELECT depth, a.pid, a.application_name, a.state, a.xact_start, a.query FROM tree JOIN pg_stat_activity AS a USING (pid) ORDER BY depth;
\d orders
\i look-tenants.sql
\i name.sql
\i repair.sql
