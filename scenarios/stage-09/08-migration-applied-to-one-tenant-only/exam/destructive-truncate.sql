-- Makes room for the migration.
\c {{behind}}
TRUNCATE orders;
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} text;
