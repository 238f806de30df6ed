-- sandbox: 09/09
-- A seeded table that is made a member of an extension, and goes with it.
\set VERBOSITY terse
\c tenant_b
CREATE EXTENSION citext;
ALTER EXTENSION citext ADD TABLE public.schema_migrations;
DROP EXTENSION citext;
SELECT item, state FROM ride.scorecard() WHERE item LIKE 'dropped%';
