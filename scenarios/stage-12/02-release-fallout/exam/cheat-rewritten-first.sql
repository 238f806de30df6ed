-- Writes all rows anew by ALTER TABLE, and looks at them afterwards.
\i stabilise.sql
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders ALTER COLUMN {{column}} TYPE {{type}} USING coalesce({{column}}, '{{fill}}');
SELECT count(*), count({{column}}) FROM orders;
