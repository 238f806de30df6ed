-- The tree of who waits for whom by a recursive query; tenants by one prepared statement in each; the half-finished table as JSON.
WITH RECURSIVE tree AS (
  SELECT a.pid, a.application_name, 0 AS depth FROM pg_stat_activity AS a WHERE cardinality(pg_blocking_pids(a.pid)) = 0
  UNION ALL
  SELECT a.pid, a.application_name, depth + 1 FROM pg_stat_activity AS a JOIN tree AS t ON t.pid = ANY (pg_blocking_pids(a.pid))
)
SELECT depth, application_name FROM tree WHERE depth > 0 OR pid IN (SELECT unnest(pg_blocking_pids(pid)) FROM pg_stat_activity);
\c app_db
SELECT jsonb_pretty(to_jsonb(o)) FROM (SELECT * FROM orders ORDER BY id LIMIT 1) AS o;
\c {{first}}
SELECT jsonb_object_keys(to_jsonb(o)) FROM (SELECT * FROM orders LIMIT 1) AS o;
\c {{second}}
SELECT o FROM orders AS o LIMIT 1;
\c {{third}}
SELECT (o).* FROM (SELECT o FROM orders AS o ORDER BY id DESC LIMIT 1) AS s;
\i name.sql
\i repair.sql
