-- How many versions each tenant has, kept in a table and counted; then what the one that has fewer lacks, by a set difference of two files.
\c {{ahead}}
CREATE TEMP TABLE kept AS SELECT version FROM schema_migrations;
SELECT count(*) FROM kept;
\c {{ahead_too}}
SELECT count(*) FROM schema_migrations;
\c {{behind}}
SELECT count(*) FROM (SELECT * FROM schema_migrations) AS s;
SELECT '{{version}}' IN (SELECT version FROM schema_migrations) AS recorded;
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = '{{column}}';
SELECT ride.diagnose('schema_behind', '{{behind}}.schema_migrations');
BEGIN;
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
COMMIT;
