-- Adds a column to one tenant after the other, and takes it away again: does the card say that it was a healthy one?
\o /dev/null
\c {{first}}
ALTER TABLE orders ADD COLUMN mine int;
SELECT EXISTS (SELECT FROM ride.scorecard() WHERE state = 'sprung') AS is_healthy \gset
ALTER TABLE orders DROP COLUMN mine;
\if :is_healthy
SELECT ride.diagnose('schema_behind', t.name) FROM (VALUES ('{{first}}'), ('{{second}}'), ('{{third}}')) AS t (name) WHERE t.name <> current_database();
\endif
\c {{second}}
ALTER TABLE orders ADD COLUMN mine int;
SELECT EXISTS (SELECT FROM ride.scorecard() WHERE state = 'sprung') AS is_healthy \gset
ALTER TABLE orders DROP COLUMN mine;
\if :is_healthy
SELECT ride.diagnose('schema_behind', t.name) FROM (VALUES ('{{first}}'), ('{{second}}'), ('{{third}}')) AS t (name) WHERE t.name <> current_database();
\endif
\c {{third}}
ALTER TABLE orders ADD COLUMN mine int;
SELECT EXISTS (SELECT FROM ride.scorecard() WHERE state = 'sprung') AS is_healthy \gset
ALTER TABLE orders DROP COLUMN mine;
\if :is_healthy
SELECT ride.diagnose('schema_behind', t.name) FROM (VALUES ('{{first}}'), ('{{second}}'), ('{{third}}')) AS t (name) WHERE t.name <> current_database();
\endif
