-- sandbox: 09/09
-- An error that one makes up is no encounter with it, whatever SQLSTATE and words it has; running into the real one is.
\set VERBOSITY sqlstate
\setenv looked 'SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n = 2'
\c tenant_b
DO $$ BEGIN RAISE undefined_column USING MESSAGE = 'column "release_id" of relation "orders" does not exist'; END $$;
DO $$ BEGIN RAISE EXCEPTION 'column "release_id" of relation "orders" does not exist' USING ERRCODE = '42703'; END $$;
DO $$ BEGIN RAISE SQLSTATE '42703' USING MESSAGE = 'release_id'; END $$;
CREATE FUNCTION pg_temp.made_up() RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  RAISE undefined_column USING MESSAGE = 'column "release_id" does not exist';
END $$;
SELECT pg_temp.made_up();
DO $$
BEGIN
  RAISE undefined_column USING MESSAGE = 'release_id';
EXCEPTION WHEN undefined_column THEN
  RAISE;
END $$;
\! $told -c "$looked"
-- The real one, caught and handed on.
DO $$
BEGIN
  INSERT INTO orders (release_id) VALUES ('r-1');
EXCEPTION WHEN undefined_column THEN
  RAISE;
END $$;
\! $told -c "$looked"
