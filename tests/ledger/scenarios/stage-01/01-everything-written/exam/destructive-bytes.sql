-- A byte is another than the one written.
\i mend.sql
UPDATE papers SET raw = '\xdeadbeee' WHERE id = (SELECT min(id) FROM papers);
