-- Repairs blindly by way of a table that orders is a partition of for a moment, and looks only then.
\c {{behind}}
CREATE TABLE line (LIKE orders) PARTITION BY RANGE (id);
ALTER TABLE line ATTACH PARTITION orders DEFAULT;
ALTER TABLE line ADD COLUMN {{column}} {{type}};
ALTER TABLE line DETACH PARTITION orders;
DROP TABLE line;
\c {{behind_too}}
CREATE TABLE line (LIKE orders) PARTITION BY RANGE (id);
ALTER TABLE line ATTACH PARTITION orders DEFAULT;
ALTER TABLE line ADD COLUMN {{column}} {{type}};
ALTER TABLE line DETACH PARTITION orders;
DROP TABLE line;
\i compare.sql
\i name.sql
