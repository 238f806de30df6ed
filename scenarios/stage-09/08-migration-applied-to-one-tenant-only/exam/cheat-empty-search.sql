-- Nothing is read of the rows, whatever the columns are called: a result without rows, for a reason that no row can change.
\c {{ahead}}
SELECT to_jsonb(o) FROM orders AS o WHERE false;
SELECT status FROM orders WHERE NULL;
\c {{behind}}
SELECT max(status) FROM orders WHERE false;
SELECT status FROM orders LIMIT 0;
\c {{behind_too}}
SELECT created_at FROM orders FETCH FIRST 0 ROWS ONLY;
