-- Counts what is filled in the main shop; a row of nothing in each tenant.
SELECT * FROM pg_locks WHERE NOT granted;
\c app_db
SELECT {{column}}, count(*) FROM orders GROUP BY 1;
\c {{first}}
SELECT (NULL::orders).*;
\c {{second}}
SELECT (NULL::orders).*;
\c {{third}}
SELECT (NULL::orders).*;
\i name.sql
\i repair.sql
