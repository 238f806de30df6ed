-- A backup first; the values through a temporary table; proved by a constraint that is validated afterwards.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
CREATE TABLE orders_before AS TABLE orders;
CREATE TEMPORARY TABLE staged AS SELECT id, coalesce({{column}}, '{{fill}}') AS value FROM orders;
SET lock_timeout = '10s';
UPDATE orders AS o SET {{column}} = s.value FROM staged AS s WHERE s.id = o.id AND o.{{column}} IS NULL;
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT '{{fill}}';
ALTER TABLE orders ADD CONSTRAINT {{column}}_is_there CHECK ({{column}} IS NOT NULL) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT {{column}}_is_there;
ANALYZE orders;
\c {{behind}}
CREATE TABLE orders_before AS TABLE orders;
\i complete.sql
