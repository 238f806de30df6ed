-- Through a view of one's own: its rows, its columns by \d, and a view over a catalog.
\c {{ahead}}
CREATE TEMP VIEW latest AS SELECT * FROM orders ORDER BY id DESC LIMIT 5;
TABLE latest;
\c {{behind}}
CREATE TEMP VIEW shape AS SELECT table_name, column_name FROM information_schema.columns;
SELECT column_name FROM shape WHERE table_name = 'orders';
\c {{behind_too}}
CREATE TEMP VIEW shape AS SELECT attrelid::regclass::text AS t, attname FROM pg_attribute WHERE attnum > 0;
SELECT attname FROM shape WHERE t = 'orders';
\i name.sql
\i mend.sql
