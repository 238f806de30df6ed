-- Reads no row of anything, everywhere, and declares what the card tells.
\c {{first}}
SELECT FROM schema_migrations, pg_attribute, pg_stat_activity, pg_locks WHERE false;
SELECT version FROM schema_migrations LIMIT 0;
SELECT * FROM pg_attribute WHERE attrelid = 0;
\c {{second}}
SELECT FROM schema_migrations, pg_attribute, pg_stat_activity, pg_locks WHERE false;
SELECT version FROM schema_migrations LIMIT 0;
SELECT * FROM pg_attribute WHERE attrelid = 0;
\c {{third}}
SELECT FROM schema_migrations, pg_attribute, pg_stat_activity, pg_locks WHERE false;
SELECT version FROM schema_migrations LIMIT 0;
SELECT * FROM pg_attribute WHERE attrelid = 0;
SELECT ride.diagnose('schema_behind', t.name) FROM (VALUES ('{{first}}'), ('{{second}}'), ('{{third}}')) AS t (name)
WHERE EXISTS (SELECT FROM ride.scorecard() WHERE state = 'held' AND says LIKE '%' || t.name || '%');
