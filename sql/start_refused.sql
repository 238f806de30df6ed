-- What ride.start() refuses; each refusal leaves the server as it was.
CREATE VIEW planted AS SELECT datname FROM pg_database WHERE datname ~ '^(app_db|tenant_)';

-- The message lists every scenario there is; its beginning is what matters here.
DO $$
DECLARE
  id text;
  hint text;
BEGIN
  FOREACH id IN ARRAY ARRAY['', '09', '9', '09/10', 'stage-09', 'no-such-scenario', '../../etc']
  LOOP
    BEGIN
      PERFORM ride.start(id);
      RAISE NOTICE '% started', id;
    EXCEPTION WHEN undefined_object THEN
      GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
      RAISE NOTICE '%', regexp_replace(SQLERRM, '(known|could be|name|one of):?.*', '\1 …') || ' / ' || hint;
    END;
  END LOOP;
END $$;

SELECT ride.start('09/09', -1);
SELECT ride.prepare('09/09', -2147483648);
SELECT ride.start('09/05', 14);
\set VERBOSITY terse
SELECT ride.start(repeat('x', 5000));
\set VERBOSITY default
SELECT ride.start(NULL) IS NULL AS nothing, ride.start('09/09', NULL) IS NULL AS nothing_either;
SELECT * FROM planted;

-- A database of that name is somebody's: nothing is touched, and nothing half made stays.
CREATE DATABASE tenant_b TEMPLATE template0;
SELECT ride.start('09/09');
SELECT datname FROM planted ORDER BY 1;
SELECT phase FROM ride.status();
DROP DATABASE tenant_b;

-- One incident at a time.
SELECT ride.start('09/05');
SELECT ride.start('09/05');
\set VERBOSITY terse
SELECT ride.start('09/05', 1);
SELECT ride.start('09/09');
SELECT ride.prepare('09/09');

-- Not from inside what would be dropped.
\c app_db
\set VERBOSITY default
SELECT ride.stop();
\set VERBOSITY terse
SELECT ride.start('09/05');
SELECT ride.prepare('09/09');
SELECT DISTINCT phase, scenario FROM ride.status();

\c regression
SELECT ride.stop();
SELECT datname FROM planted ORDER BY 1;

-- Other seeds are other incidents: the tenants change places, and all that is counted begins anew.
SELECT ride.start('09/08', 2);
SELECT line FROM ride.briefing() WITH ORDINALITY AS b(line, n) WHERE n = 1;
SELECT scenario, seed, database, state, detail FROM ride.status() ORDER BY database;
SELECT line FROM ride.score() AS line WHERE line LIKE ' Total%';
SELECT ride.stop();
DROP VIEW planted;
