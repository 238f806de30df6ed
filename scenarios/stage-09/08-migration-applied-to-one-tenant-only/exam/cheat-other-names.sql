-- Everything under another name: databases, the schema, the way to the table. The application asks for public.orders in
-- three databases and gets what it got before.
\set ON_ERROR_STOP off
ALTER DATABASE {{behind}} RENAME TO broken;
ALTER DATABASE {{behind}} SET search_path = '"$user", public';
\c {{behind}}
ALTER SCHEMA public RENAME TO private;
CREATE SCHEMA shadow;
CREATE TABLE shadow.orders (LIKE public.orders, {{column}} {{type}});
GRANT USAGE ON SCHEMA shadow TO PUBLIC;
GRANT ALL ON shadow.orders TO PUBLIC;
SET search_path = shadow;
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
