-- Reads rows and shows none of their columns.
\c {{ahead}}
SELECT EXISTS (SELECT * FROM orders);
SELECT 1 FROM orders LIMIT 1;
SELECT count(*), sum(1), bool_or(true) FROM orders;
SELECT '{{column}}' AS name FROM orders LIMIT 1;
\c {{behind}}
SELECT count(*) FROM (SELECT * FROM orders) AS o;
SELECT count(*) FILTER (WHERE true) OVER () FROM orders LIMIT 1;
SELECT array_length(array_agg(1), 1) FROM orders;
SELECT now() FROM orders LIMIT 1;
\c {{behind_too}}
SELECT EXISTS (TABLE orders) AS {{column}};
WITH o AS MATERIALIZED (SELECT * FROM orders LIMIT 10) SELECT count(*) FROM o;
SELECT (SELECT count(*) FROM orders);
SELECT generate_series(1, 2) FROM orders LIMIT 2;
