-- The right repair, and an index for good measure.
\i mend.sql
CREATE INDEX CONCURRENTLY ON orders (status);
