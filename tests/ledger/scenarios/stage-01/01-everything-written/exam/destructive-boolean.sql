-- A boolean is another than the one written.
\i mend.sql
UPDATE papers SET is_paid = NOT is_paid WHERE id = (SELECT min(id) FROM papers);
