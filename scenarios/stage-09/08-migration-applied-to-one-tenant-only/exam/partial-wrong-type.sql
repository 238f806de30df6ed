-- A column of the right name and another type: the application is content, the schema still differs.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{other_type}};
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} {{other_type}};
