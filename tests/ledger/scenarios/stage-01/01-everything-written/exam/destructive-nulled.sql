-- A day is another than the one written.
\i mend.sql
UPDATE papers SET day = NULL WHERE id = (SELECT min(id) FROM papers);
