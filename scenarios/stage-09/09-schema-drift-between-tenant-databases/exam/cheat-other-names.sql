-- Everything under another name: databases, the schema, the way to the table. The application asks for public.orders in
-- three databases and gets what it got before.
\set ON_ERROR_STOP off
ALTER DATABASE {{behind}} RENAME TO broken;
ALTER DATABASE {{behind}} SET search_path = shadow;
\c {{behind}}
ALTER SCHEMA public RENAME TO private;
CREATE SCHEMA shadow;
CREATE TABLE shadow.orders (id bigint, {{column}} {{type}});
CREATE TABLE shadow.schema_migrations AS SELECT '{{version}}'::text AS version;
GRANT USAGE ON SCHEMA shadow TO PUBLIC;
GRANT ALL ON ALL TABLES IN SCHEMA shadow TO PUBLIC;
