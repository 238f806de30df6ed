-- One of a list is another than the one written.
\i mend.sql
UPDATE papers SET mood = 'cross' WHERE id = (SELECT min(id) FROM papers);
