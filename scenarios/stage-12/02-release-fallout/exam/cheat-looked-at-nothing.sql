-- Reads no row of anything, everywhere.
\c app_db
SELECT FROM schema_migrations, pg_attribute, pg_stat_activity, pg_locks WHERE false;
SELECT count(*) FROM pg_attribute, schema_migrations WHERE attname = '';
SELECT pg_blocking_pids(NULL);
\c {{first}}
SELECT FROM schema_migrations, pg_attribute, pg_stat_activity, pg_locks WHERE false;
SELECT count(*) FROM pg_attribute, schema_migrations WHERE attname = '';
SELECT pg_blocking_pids(NULL);
\c {{second}}
SELECT FROM schema_migrations, pg_attribute, pg_stat_activity, pg_locks WHERE false;
SELECT count(*) FROM pg_attribute, schema_migrations WHERE attname = '';
SELECT pg_blocking_pids(NULL);
\c {{third}}
SELECT FROM schema_migrations, pg_attribute, pg_stat_activity, pg_locks WHERE false;
SELECT count(*) FROM pg_attribute, schema_migrations WHERE attname = '';
SELECT pg_blocking_pids(NULL);
