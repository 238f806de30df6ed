-- ride.actions(): the on-call's own statements, in order, with what became of them.
SELECT ride.start('09/09');
\c tenant_b oncall
SELECT count(*) FROM schema_migrations;
BEGIN;
ALTER TABLE orders ADD COLUMN tried text;
ROLLBACK;
BEGIN;
ALTER TABLE orders ADD COLUMN release_id text;
INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id');
SELECT database, kind, object, committed FROM ride.actions() ORDER BY at;
COMMIT;
\c tenant_a
CREATE TABLE notes (line text);
SELECT * FROM notes;
ALTER TABLE notes RENAME TO remarks;
SELECT * FROM remarks;
CREATE SCHEMA mine;
ALTER TABLE remarks SET SCHEMA mine;
SELECT * FROM mine.remarks;
ALTER SCHEMA mine RENAME TO yours;
SELECT * FROM yours.remarks;
DROP TABLE yours.remarks;
\c postgres
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN EXISTS (SELECT FROM ride.actions() WHERE kind = 'INSERT' AND committed)
      AND EXISTS (SELECT FROM ride.actions() WHERE kind = 'DROP TABLE');
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT database, kind, object, committed FROM ride.actions() WHERE database <> 'postgres' ORDER BY at, kind;
SELECT array_agg(at) = array_agg(at ORDER BY at) AS in_order, bool_and(at > now() - interval '1 hour') AS of_now FROM ride.actions();
\c regression postgres
SELECT ride.stop();
