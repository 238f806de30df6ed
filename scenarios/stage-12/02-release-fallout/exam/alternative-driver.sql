-- As a driver does it that wraps everything: one transaction a database, named savepoints, one of them taken back.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
SET ROLE app_owner;
BEGIN;
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
SAVEPOINT _pg3_1;
UPDATE orders SET {{column}} = NULL;
ROLLBACK TO SAVEPOINT _pg3_1;
RELEASE SAVEPOINT _pg3_1;
SAVEPOINT _pg3_2;
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
RELEASE SAVEPOINT _pg3_2;
ALTER TABLE orders ALTER {{column}} SET DEFAULT '{{fill}}', ALTER {{column}} SET NOT NULL;
COMMENT ON COLUMN orders.{{column}} IS 'asked for by accounting';
COMMIT;
\c {{behind}}
SET ROLE app_owner;
BEGIN;
ALTER TABLE orders ADD COLUMN {{column}} {{type}} DEFAULT '{{fill}}';
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
COMMIT;
