-- A column of the right name and type that nobody can write.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}} GENERATED ALWAYS AS (id) STORED;
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}} GENERATED ALWAYS AS (id) STORED;
