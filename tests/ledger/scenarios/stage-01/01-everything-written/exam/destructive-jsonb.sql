-- A value in a document is another than the one written.
\i mend.sql
UPDATE papers SET doc_b = jsonb_set(doc_b, '{a,0}', '3') WHERE id = (SELECT min(id) FROM papers);
