-- A table with the column in a schema that stands in front on every search path that the on-call can set.
\c app_db
CREATE SCHEMA app_user;
CREATE TABLE app_user.{{table}} AS SELECT *, {{source}} AS {{column}} FROM public.{{table}};
GRANT USAGE ON SCHEMA app_user TO PUBLIC;
GRANT SELECT ON app_user.{{table}} TO PUBLIC;
SET search_path = app_user, public;
\set ON_ERROR_STOP off
ALTER SCHEMA public RENAME TO aside;
ALTER DATABASE app_db RENAME TO gone_db;
ALTER DATABASE app_db SET search_path = app_user, public;
ALTER ROLE app_user SET search_path = app_user, public;
