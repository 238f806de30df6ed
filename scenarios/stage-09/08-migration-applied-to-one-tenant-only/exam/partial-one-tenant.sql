-- Sees and names both, mends one.
\i compare.sql
\i name.sql
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
