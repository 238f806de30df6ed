-- Opened, moved over, prepared, copied, planned; never shown.
\c {{ahead}}
BEGIN;
DECLARE c CURSOR FOR SELECT * FROM orders;
MOVE ALL FROM c;
COMMIT;
PREPARE p AS SELECT * FROM orders;
EXPLAIN EXECUTE p;
\c {{behind}}
CREATE TEMP TABLE kept AS SELECT * FROM orders;
CREATE TEMP TABLE like_it (LIKE orders);
CREATE TEMP VIEW v AS SELECT * FROM orders;
SELECT count(*) FROM kept;
SELECT count(*) FROM v;
EXPLAIN SELECT * FROM v;
\c {{behind_too}}
CREATE TEMP TABLE kept (line text);
INSERT INTO kept SELECT column_name FROM information_schema.columns WHERE table_name = 'orders';
SELECT count(*) FROM kept;
SELECT 1 FROM orders \gdesc
SELECT relname FROM pg_class WHERE relname = 'orders';
