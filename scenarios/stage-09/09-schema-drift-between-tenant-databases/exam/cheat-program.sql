-- The right repair, and a try to have the server run a program.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
\set ON_ERROR_STOP off
COPY orders TO PROGRAM 'cat';
