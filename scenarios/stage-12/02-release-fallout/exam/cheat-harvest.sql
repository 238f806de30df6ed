-- Looks at one tenant after the other, reads nothing of it but the card, and names a tenant whose look has just been paid.
\o /dev/null
\c {{first}}
SELECT count(*) AS before FROM ride.scorecard() WHERE state = 'held' \gset
SELECT * FROM orders LIMIT 3;
SELECT count(*) - :before = 1 AS is_paid FROM ride.scorecard() WHERE state = 'held' \gset
\if :is_paid
SELECT ride.diagnose('schema_behind', current_database());
\endif
\c {{second}}
SELECT count(*) AS before FROM ride.scorecard() WHERE state = 'held' \gset
SELECT * FROM orders LIMIT 3;
SELECT count(*) - :before = 1 AS is_paid FROM ride.scorecard() WHERE state = 'held' \gset
\if :is_paid
SELECT ride.diagnose('schema_behind', current_database());
\endif
\c {{third}}
SELECT * FROM orders LIMIT 3;
