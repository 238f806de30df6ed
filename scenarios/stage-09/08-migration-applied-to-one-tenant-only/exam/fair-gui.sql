-- Looks as graphical tools do: in one tenant by the OID of the table in a bound parameter, in the others at all columns of
-- a schema at once.
\c {{behind}}
SELECT c.oid AS table_oid FROM pg_class c WHERE c.relname = 'orders' AND c.relnamespace = 'public'::regnamespace \gset
PREPARE attributes (oid) AS
SELECT a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum;
EXECUTE attributes (:table_oid);
\c {{behind_too}}
SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'public'::regnamespace;
\c {{ahead}}
SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'public'::regnamespace;
\i name.sql
\i mend.sql
