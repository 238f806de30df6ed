-- Submit judges once and freezes: whatever is done afterwards, the card stays as it was.
SELECT ride.start('09/09');
\c tenant_b oncall
SELECT * FROM ride.postmortem();
SELECT ride.diagnose('schema_behind', 'tenant_b');
ALTER TABLE orders ADD COLUMN release_id text;
SELECT * FROM ride.submit('yaml');
SELECT string_agg(line, E'\n' ORDER BY n) AS frozen FROM ride.submit() WITH ORDINALITY AS s(line, n) \gset
\echo :frozen
SELECT DISTINCT phase FROM ride.status();

-- Nothing moves it: repairs, harm, hints, diagnoses, an open transaction of one's own, a second submit.
INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id');
CREATE INDEX late ON orders (status);
SELECT count(*) FROM ride.hint();
\set VERBOSITY terse
SELECT ride.diagnose('schema_behind', 'tenant_a');
SELECT string_agg(line, E'\n' ORDER BY n) = :'frozen' AS same FROM ride.score() WITH ORDINALITY AS s(line, n);
SELECT string_agg(line, E'\n' ORDER BY n) = :'frozen' AS same FROM ride.submit() WITH ORDINALITY AS s(line, n);
BEGIN;
ALTER TABLE orders DROP COLUMN release_id;
SELECT string_agg(line, E'\n' ORDER BY n) = :'frozen' AS same FROM ride.score() WITH ORDINALITY AS s(line, n);
ROLLBACK;
SELECT * FROM ride.submit('json');
SELECT dimension, item, points, max, state, says FROM ride.scorecard();
-- What really happened, with this incident's names in it.
SELECT bool_or(line ~ 'tenant_b') AS names, bool_and(line !~ '\{\{') AS filled FROM ride.postmortem() AS line;
-- The applications go on.
SELECT database, state FROM ride.status() ORDER BY database;
\c regression postgres
SELECT ride.stop();
\set VERBOSITY default
SELECT * FROM ride.postmortem();
