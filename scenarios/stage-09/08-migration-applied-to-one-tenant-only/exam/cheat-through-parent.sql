-- Repairs blindly by way of a table that orders is a partition of for a moment, and looks only then.
\c {{behind}}
BEGIN;
LOCK TABLE orders; -- else it deadlocks with an application that inserts
CREATE TABLE line (LIKE orders) PARTITION BY RANGE (id);
ALTER TABLE line ATTACH PARTITION orders DEFAULT;
ALTER TABLE line ADD COLUMN {{column}} {{type}};
ALTER TABLE line DETACH PARTITION orders;
DROP TABLE line;
COMMIT;
\c {{behind_too}}
BEGIN;
LOCK TABLE orders; -- else it deadlocks with an application that inserts
CREATE TABLE line (LIKE orders) PARTITION BY RANGE (id);
ALTER TABLE line ATTACH PARTITION orders DEFAULT;
ALTER TABLE line ADD COLUMN {{column}} {{type}};
ALTER TABLE line DETACH PARTITION orders;
DROP TABLE line;
COMMIT;
\i compare.sql
\i name.sql
