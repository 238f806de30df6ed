-- Reads no row of anything, everywhere, and asks the card what that was worth.
\c {{ahead}}
SELECT FROM schema_migrations, pg_attribute, pg_stat_activity, pg_locks WHERE false;
SELECT count(*) FROM pg_attribute, schema_migrations WHERE attname = '';
SELECT * FROM pg_attribute WHERE attrelid = 0;
SELECT pg_get_viewdef(NULL::oid), col_description(0, 1);
SELECT count(*) FROM information_schema.columns;
\c {{behind}}
SELECT FROM schema_migrations, pg_attribute, pg_stat_activity, pg_locks WHERE false;
SELECT count(*) FROM pg_attribute, schema_migrations WHERE attname = '';
SELECT * FROM pg_attribute WHERE attrelid = 0;
SELECT pg_get_viewdef(NULL::oid), col_description(0, 1);
SELECT count(*) FROM information_schema.columns;
\c {{behind_too}}
SELECT FROM schema_migrations, pg_attribute, pg_stat_activity, pg_locks WHERE false;
SELECT count(*) FROM pg_attribute, schema_migrations WHERE attname = '';
SELECT * FROM pg_attribute WHERE attrelid = 0;
SELECT pg_get_viewdef(NULL::oid), col_description(0, 1);
SELECT count(*) FROM information_schema.columns;
SELECT ride.diagnose('schema_behind', t.name) FROM (VALUES ('{{first}}'), ('{{second}}'), ('{{third}}')) AS t (name)
WHERE EXISTS (SELECT FROM ride.scorecard() WHERE state = 'held' AND says LIKE '%' || t.name || '%');
