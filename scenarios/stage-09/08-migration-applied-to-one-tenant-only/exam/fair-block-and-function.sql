-- A cursor in a DO block that says what it reads, with a scratch table that it drops; a function of one's own; \copy of a query.
\c {{ahead}}
DO $$
DECLARE
  c CURSOR (t text) FOR SELECT attname, atttypid::regtype AS type FROM pg_attribute WHERE attrelid = t::regclass AND attnum > 0;
BEGIN
  CREATE TEMP TABLE scratch (line text);
  CREATE INDEX ON scratch (line);
  FOR r IN c ('orders') LOOP
    INSERT INTO scratch VALUES (r.attname || ' ' || r.type);
    RAISE NOTICE '% %', r.attname, r.type;
  END LOOP;
  DROP TABLE scratch;
END $$;
\c {{behind}}
CREATE FUNCTION pg_temp.shape(t text) RETURNS SETOF text LANGUAGE sql AS
  $$ SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_name = t ORDER BY ordinal_position $$;
SELECT * FROM pg_temp.shape('orders');
\c {{behind_too}}
\copy (SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'orders') TO STDOUT
\i name.sql
\i mend.sql
