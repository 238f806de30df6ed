-- The backfill without a WHERE where there is nothing to overwrite.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT '{{fill}}';
UPDATE orders SET {{column}} = '{{fill}}';
\i complete.sql
