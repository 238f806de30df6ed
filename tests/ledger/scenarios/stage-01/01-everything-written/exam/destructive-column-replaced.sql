-- The column has another name, and a new one is in its place.
\i mend.sql
ALTER TABLE sales RENAME COLUMN release_id TO release_id_before;
ALTER TABLE sales ADD COLUMN release_id text;
