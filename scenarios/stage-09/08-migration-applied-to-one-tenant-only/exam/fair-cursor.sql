-- Looks by cursor, by a prepared statement, and by a row turned into a document.
\c {{ahead}}
BEGIN;
DECLARE lines CURSOR FOR SELECT * FROM orders ORDER BY id DESC;
FETCH 3 FROM lines;
COMMIT;
\c {{behind}}
PREPARE has (text, text) AS SELECT count(*) FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2;
EXECUTE has ('public.orders', '{{column}}');
\c {{behind_too}}
SELECT to_jsonb(o) ? '{{column}}' FROM public.orders AS o LIMIT 1;
\i name.sql
\i mend.sql
