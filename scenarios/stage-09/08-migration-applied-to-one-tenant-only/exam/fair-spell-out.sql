-- Asks pg_attribute alone, without a word about orders, and takes the whole answer home.
\c {{ahead}}
COPY (SELECT attrelid::regclass, attname, atttypid::regtype FROM pg_attribute WHERE attnum > 0 AND attrelid >= 16384) TO STDOUT;
\c {{behind}}
COPY (SELECT attrelid::regclass, attname, atttypid::regtype FROM pg_attribute WHERE attnum > 0 AND attrelid >= 16384) TO STDOUT;
\c {{behind_too}}
SELECT json_agg(row(table_name, column_name, udt_name)) FROM information_schema.columns WHERE table_schema !~ '^(pg_|information)';
\i name.sql
\i mend.sql
