-- Puts a table of the right shape where the application might look first. The customers' table is as broken as before.
\c {{behind}}
CREATE SCHEMA app_user;
CREATE TABLE app_user.orders (LIKE public.orders INCLUDING ALL);
ALTER TABLE app_user.orders ADD COLUMN {{column}} {{type}};
GRANT USAGE ON SCHEMA app_user TO app_user;
GRANT SELECT, INSERT, UPDATE, DELETE ON app_user.orders TO app_user;
\c {{behind_too}}
CREATE SCHEMA app_user;
CREATE TABLE app_user.orders (LIKE public.orders INCLUDING ALL);
ALTER TABLE app_user.orders ADD COLUMN {{column}} {{type}};
GRANT USAGE ON SCHEMA app_user TO app_user;
GRANT SELECT, INSERT, UPDATE, DELETE ON app_user.orders TO app_user;
