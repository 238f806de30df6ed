-- A score tells what is committed: refused while the caller's own transaction has written or holds a lock that changes.
SELECT ride.start('09/09');
\c tenant_b oncall
BEGIN;
INSERT INTO schema_migrations (version) VALUES ('1');
SELECT * FROM ride.score();
ROLLBACK;
\set VERBOSITY terse
BEGIN;
INSERT INTO schema_migrations (version) VALUES ('1');
SELECT * FROM ride.scorecard();
ROLLBACK;
BEGIN;
INSERT INTO schema_migrations (version) VALUES ('1');
SELECT * FROM ride.submit();
ROLLBACK;
BEGIN;
LOCK TABLE orders IN ROW SHARE MODE;
SELECT * FROM ride.score();
ROLLBACK;
BEGIN;
SELECT id FROM orders WHERE id = 1 FOR UPDATE;
SELECT * FROM ride.submit();
ROLLBACK;
BEGIN;
CREATE TEMP TABLE mine (a int);
SELECT * FROM ride.score();
ROLLBACK;
SELECT DISTINCT phase FROM ride.status();

-- Reading is no harm, nor is a transaction that has only read, nor a cursor, nor advisory locks.
BEGIN ISOLATION LEVEL SERIALIZABLE;
SELECT count(*) FROM schema_migrations;
SELECT pg_advisory_lock(1);
DECLARE looking CURSOR FOR SELECT id FROM orders ORDER BY id;
FETCH 1 FROM looking;
SELECT line FROM ride.score() AS line WHERE line LIKE ' Total%';
COMMIT;
SELECT pg_advisory_unlock_all();
-- A dry run that was undone inside has used its transaction up: nobody can tell what else stands in it.
BEGIN;
SAVEPOINT dry_run;
ALTER TABLE orders ADD COLUMN release_id text;
ROLLBACK TO dry_run;
SELECT * FROM ride.score();
COMMIT;
-- A prepared transaction cannot hide work either.
BEGIN;
INSERT INTO schema_migrations (version) VALUES ('1');
PREPARE TRANSACTION 'hidden';
\c regression postgres
SELECT ride.stop();
