-- The right repair, and an index for good measure.
\i repair.sql
\c app_db
CREATE INDEX CONCURRENTLY ON orders ({{column}});
