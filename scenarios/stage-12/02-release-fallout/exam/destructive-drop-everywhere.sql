-- Rolls the release back in every database that it reached: three of them need it.
\i destructive-drop-column.sql
\c {{ahead}}
ALTER TABLE orders DROP COLUMN {{column}};
\c {{ahead_too}}
ALTER TABLE orders DROP COLUMN {{column}};
