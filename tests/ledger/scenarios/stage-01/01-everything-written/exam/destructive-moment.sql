-- A moment is another than the one written.
\i mend.sql
UPDATE papers SET at = at + interval '1 microsecond' WHERE id = (SELECT min(id) FROM papers);
