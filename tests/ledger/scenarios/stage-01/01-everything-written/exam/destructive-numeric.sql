-- A number is another than the one written.
\i mend.sql
UPDATE papers SET amount = 1.51 WHERE id = (SELECT min(id) FROM papers);
