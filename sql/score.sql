-- One card in four forms, the same at each reading; what is not earned yet is not told.
SELECT ride.start('09/09');
\c tenant_b oncall
SELECT version FROM schema_migrations ORDER BY 1;
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
SELECT ride.diagnose('schema_behind', 'tenant_b');
ALTER TABLE orders ADD COLUMN release_id text;

SELECT * FROM ride.score();
SELECT * FROM ride.score('json');
SELECT * FROM ride.score('junit');
SELECT * FROM ride.scorecard();
SELECT * FROM ride.score('yaml');
SELECT * FROM ride.score('');
SELECT count(*) FROM ride.score(NULL);

-- Twice the same bytes.
SELECT string_agg(line, E'\n' ORDER BY n) AS once FROM ride.score() WITH ORDINALITY AS s(line, n) \gset
SELECT string_agg(line, E'\n' ORDER BY n) = :'once' AS same FROM ride.score() WITH ORDINALITY AS s(line, n);
SELECT ride.score('json') AS once \gset
SELECT ride.score('json') = :'once' AS same;
-- The three forms agree.
SELECT sum(points) FILTER (WHERE dimension = 'detect') AS detect, sum(points) FILTER (WHERE dimension = 'fix') AS fix,
       sum(points) FILTER (WHERE dimension = 'trap') AS trap, sum(points) AS total, sum(max) AS most FROM ride.scorecard();
SELECT card ->> 'detect' AS detect, card ->> 'fix' AS fix, card ->> 'trap' AS trap, card ->> 'total' AS total,
       card ->> 'noted' AS noted, json_array_length(card -> 'items') = (SELECT count(*) FROM ride.scorecard()) AS all_items
FROM CAST((SELECT ride.score('json')) AS json) card;
SELECT (xpath('count(//testcase)', x))[1]::text::int = (SELECT count(*) FROM ride.scorecard()) AS all_items
FROM XMLPARSE(DOCUMENT (SELECT string_agg(line, E'\n' ORDER BY n) FROM ride.score('junit') WITH ORDINALITY AS s(line, n))) x;

-- The card follows what is true now, back and forth.
INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id');
SELECT item, points, state FROM ride.scorecard() WHERE dimension = 'fix';
DELETE FROM schema_migrations WHERE version = '20260531_add_order_release_id';
ALTER TABLE orders ALTER COLUMN release_id TYPE varchar(40);
SELECT item, points, state FROM ride.scorecard() WHERE dimension = 'fix';
ALTER TABLE orders DROP COLUMN release_id;
SELECT item, points, state FROM ride.scorecard() WHERE dimension = 'fix';
\c regression postgres
SELECT ride.stop();
