-- Reads no row of anything.
\c app_db
SELECT FROM schema_migrations, {{table}}, pg_attribute, pg_stat_activity WHERE false;
SELECT pid FROM pg_stat_activity LIMIT 0;
SELECT * FROM pg_attribute WHERE attrelid = 0;
