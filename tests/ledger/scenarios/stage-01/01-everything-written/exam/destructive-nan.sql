-- What is no number is another than the one written.
\i mend.sql
UPDATE papers SET part = 'Infinity' WHERE id = (SELECT min(id) FROM papers);
