-- A function that hands back a cursor, a scrolled cursor read backwards, a cursor that outlives its transaction.
\c {{ahead}}
CREATE FUNCTION pg_temp.opened() RETURNS refcursor LANGUAGE plpgsql AS
  $$ DECLARE c refcursor := 'rows'; BEGIN OPEN c FOR SELECT * FROM public.orders ORDER BY id DESC; RETURN c; END $$;
BEGIN;
SELECT pg_temp.opened();
FETCH 3 FROM rows;
COMMIT;
\c {{behind}}
BEGIN;
DECLARE back SCROLL CURSOR FOR SELECT attname FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attnum > 0;
MOVE LAST IN back;
FETCH BACKWARD ALL IN back;
COMMIT;
\c {{behind_too}}
DECLARE kept CURSOR WITH HOLD FOR SELECT column_name FROM information_schema.columns WHERE table_name = 'orders';
FETCH ALL FROM kept;
CLOSE kept;
\i name.sql
\i mend.sql
