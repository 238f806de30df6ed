-- JSON of the columns; LATERAL from the tables; a WITH query that is kept.
\c {{ahead}}
SELECT json_agg(row_to_json(c)) FROM (SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'orders') AS c;
\c {{behind}}
SELECT c.relname, a.names FROM pg_class AS c, LATERAL (SELECT string_agg(attname, ', ' ORDER BY attnum) AS names FROM pg_attribute
WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS a WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace;
\c {{behind_too}}
WITH t AS MATERIALIZED (SELECT oid FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = to_regnamespace('public')),
     a AS (SELECT attrelid::regclass AS t, jsonb_object_agg(attname, format_type(atttypid, atttypmod)) AS columns FROM pg_attribute
           WHERE attrelid IN (TABLE t) AND attnum > 0 GROUP BY 1)
SELECT * FROM a;
\i name.sql
\i mend.sql
