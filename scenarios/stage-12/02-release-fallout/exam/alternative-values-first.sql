-- The values first and the default after them: no order is written in between.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT '{{fill}}';
\i complete.sql
