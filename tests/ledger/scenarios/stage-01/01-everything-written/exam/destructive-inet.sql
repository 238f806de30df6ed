-- An address is another than the one written.
\i mend.sql
UPDATE papers SET place = '10.0.0.1/24' WHERE id = (SELECT min(id) FROM papers);
