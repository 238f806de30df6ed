-- A column that the old version of the application still reads.
SELECT ride.start('09/05');
\c app_db oncall
SELECT session, state, detail FROM ride.status() ORDER BY session;
SELECT count(*) > 0 AS old_version_connected FROM pg_stat_activity WHERE application_name LIKE 'old_app%';
SELECT legacy_status FROM orders;
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders');
-- The column alone is not the values.
ALTER TABLE orders ADD COLUMN legacy_status text;
SELECT item, points, max, state FROM ride.scorecard() WHERE dimension = 'fix';
UPDATE orders SET legacy_status = status;
SELECT * FROM ride.submit();
\c regression postgres
SELECT ride.stop();
