-- Puts tables of the right shape where the application and a careless check might look first.
\c {{behind}}
CREATE SCHEMA app_user;
CREATE TABLE app_user.orders (LIKE public.orders INCLUDING ALL);
ALTER TABLE app_user.orders ADD COLUMN {{column}} {{type}};
CREATE TABLE app_user.schema_migrations AS SELECT '{{version}}'::text AS version, now() AS applied_at;
GRANT USAGE ON SCHEMA app_user TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA app_user TO PUBLIC;
