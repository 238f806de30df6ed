-- A part of a row is another than the one written.
\i mend.sql
UPDATE papers SET pair = ROW (1, 'y') WHERE id = (SELECT min(id) FROM papers);
