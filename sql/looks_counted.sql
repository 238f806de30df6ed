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
