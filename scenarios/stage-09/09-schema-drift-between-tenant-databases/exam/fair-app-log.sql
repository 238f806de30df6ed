-- Learns of the column from the application only; names the record that lags.
SELECT at, application, message FROM ride.app_log() WHERE database = '{{behind}}';
\c {{ahead}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{ahead_too}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{behind}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT ride.diagnose('schema_behind', '{{behind}}.schema_migrations');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
