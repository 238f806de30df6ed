-- Learns of the column from the application only; names the record that lags.
SELECT at, application, message FROM ride.app_log() WHERE database = '{{behind}}';
\i compare.sql
SELECT ride.diagnose('schema_behind', '{{behind}}.schema_migrations');
\i mend.sql
