-- A duration is another than the one written.
\i mend.sql
UPDATE papers SET span = '1 day 02:03:05' WHERE id = (SELECT min(id) FROM papers);
