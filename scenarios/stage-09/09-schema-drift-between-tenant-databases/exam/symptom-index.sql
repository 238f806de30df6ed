-- An index instead of a column.
\c {{behind}}
CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status);
