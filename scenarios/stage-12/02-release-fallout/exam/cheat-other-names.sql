-- Turns names: a schema in front, databases that change places, an orders of its own.
\c {{behind}}
CREATE SCHEMA app_user;
CREATE TABLE app_user.orders (LIKE public.orders INCLUDING ALL);
ALTER TABLE app_user.orders ADD COLUMN {{column}} {{type}};
GRANT ALL ON SCHEMA app_user TO app_user;
GRANT ALL ON app_user.orders TO app_user;
\c postgres
\set ON_ERROR_STOP off
ALTER DATABASE {{behind}} RENAME TO aside;
ALTER DATABASE {{ahead}} RENAME TO {{behind}};
ALTER DATABASE {{behind}} SET search_path = app_user;
\c app_db
ALTER SCHEMA public RENAME TO aside;
