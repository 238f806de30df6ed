-- Types that hold the same, another order of the columns, and filled notes.
\i await.sql
BEGIN;
ALTER TABLE sales ALTER COLUMN id TYPE bigint, ALTER COLUMN rebate TYPE numeric(10, 4), ALTER COLUMN cents TYPE numeric, ALTER COLUMN status TYPE varchar(20);
UPDATE sales SET note = 'filled' WHERE note IS NULL AND id > (SELECT max(id) - 8000 FROM sales);
COMMIT;
