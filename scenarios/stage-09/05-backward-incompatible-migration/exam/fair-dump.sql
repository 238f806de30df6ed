-- Reads a dump of the schema, and the session list by its function.
\! pg_dump --schema-only --table=orders --dbname=app_db | grep -A 8 'CREATE TABLE'
SELECT application_name, state FROM pg_stat_get_activity(NULL);
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders.{{column}}');
\c app_db
ALTER TABLE orders ADD COLUMN {{column}} text;
UPDATE orders SET {{column}} = status WHERE {{column}} IS NULL;
