-- The right repair, and a try to get rid of the recording.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
\set ON_ERROR_STOP off
DROP EXTENSION ride CASCADE;
