-- Closes the gap for the next order and leaves it in the old ones.
\i stabilise.sql
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT '{{fill}}';
