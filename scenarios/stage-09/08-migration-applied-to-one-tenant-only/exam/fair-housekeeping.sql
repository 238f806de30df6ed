-- Housekeeping that changes nothing, before and after the looks and the repair: VACUUM FULL, CLUSTER, a comment, a statistics target, a test index.
\c {{behind}}
CREATE INDEX CONCURRENTLY tried ON orders (status);
DROP INDEX tried;
COMMENT ON TABLE orders IS 'being looked at';
VACUUM (FULL, ANALYZE) orders;
ALTER TABLE orders ALTER COLUMN status SET STATISTICS 200;
\c {{behind_too}}
CLUSTER orders USING orders_pkey;
ALTER TABLE orders SET WITHOUT CLUSTER;
COMMENT ON TABLE orders IS NULL;
\i compare.sql
\i name.sql
\i mend.sql
\c {{ahead}}
VACUUM FULL orders;
REINDEX TABLE orders;
