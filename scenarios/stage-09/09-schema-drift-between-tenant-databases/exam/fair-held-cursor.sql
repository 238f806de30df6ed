-- A prepared list asked in each tenant by a held cursor; row by row, with a step back.
\c {{ahead}}
DECLARE c SCROLL CURSOR WITH HOLD FOR SELECT version FROM schema_migrations ORDER BY 1;
FETCH LAST FROM c;
\c {{ahead_too}}
BEGIN;
DECLARE c CURSOR FOR SELECT version FROM schema_migrations ORDER BY 1 DESC;
FETCH 1 FROM c;
ROLLBACK;
\c {{behind}}
DO $$ DECLARE v text; BEGIN FOR v IN SELECT version FROM schema_migrations ORDER BY 1 LOOP RAISE NOTICE '%', v; END LOOP; END $$;
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}');
BEGIN;
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
COMMIT;
