-- The briefing, and hints: given in order, each counted on the card, none of them costs anything.
SELECT ride.start('09/09', 0);
\c postgres oncall
SELECT n, line FROM ride.briefing() WITH ORDINALITY AS b(line, n) WHERE n <= 2;
SELECT bool_and(line !~ '\{\{') AS filled, string_agg(line, ' ') ~ 'tenant_a, tenant_b, tenant_c' AS who,
       string_agg(line, ' ') !~ 'release_id' AS no_spoiler
FROM ride.briefing() AS line;
SELECT count(*) FROM (SELECT * FROM ride.briefing() EXCEPT SELECT * FROM ride.briefing()) differs;

SELECT regexp_replace(hint, ':.*', ': …') AS hint FROM ride.hint() AS hint;
SELECT line FROM ride.score() AS line WHERE line LIKE ' Total%';
SELECT regexp_replace(hint, ':.*', ': …') AS hint FROM ride.hint() AS hint;
SELECT hint ~ 'tenant_b' AS filled FROM ride.hint() AS hint;
SELECT * FROM ride.hint();
SELECT * FROM ride.hint();
SELECT line FROM ride.score() AS line WHERE line LIKE ' Total%';
SELECT (ride.score('json')::json) ->> 'hints' AS hints;

-- After submit the card stands.
SELECT line FROM ride.submit() AS line WHERE line LIKE ' Total%';
SELECT * FROM ride.hint();
SELECT line FROM ride.score() AS line WHERE line LIKE ' Total%';

\c regression postgres
SELECT ride.stop();
