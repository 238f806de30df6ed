-- Where an array begins is another than the one written.
\i mend.sql
UPDATE papers SET list = ARRAY[7, 8] WHERE id = (SELECT min(id) FROM papers);
