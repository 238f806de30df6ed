-- Rehearses in transactions that are rolled back, an index and a dropped table among them, and looks only afterwards.
-- Nothing of that is a change.
\c {{behind}}
BEGIN;
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
CREATE INDEX ON orders (status);
DELETE FROM orders WHERE id < 100;
ROLLBACK;
\c {{ahead}}
BEGIN;
DROP TABLE orders;
ROLLBACK;
\i compare.sql
\i name.sql
\i mend.sql
