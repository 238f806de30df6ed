-- The backfill without its WHERE: what the first batch had marked is marked anew.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT '{{fill}}';
UPDATE orders SET {{column}} = '{{fill}}';
\i complete.sql
