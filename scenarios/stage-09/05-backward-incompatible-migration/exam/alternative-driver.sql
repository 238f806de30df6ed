-- As a driver does it that wraps everything: BEGIN, named savepoints, one of them taken back, as the migrating owner.
\i look.sql
\i name.sql
SET ROLE app_owner;
BEGIN;
SAVEPOINT _pg3_1;
ALTER TABLE {{table}} ADD COLUMN {{column}} {{other_type}};
UPDATE {{table}} SET {{column}} = {{source}};
ROLLBACK TO SAVEPOINT _pg3_1;
RELEASE SAVEPOINT _pg3_1;
SAVEPOINT _pg3_2;
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
RELEASE SAVEPOINT _pg3_2;
PREPARE fill AS UPDATE {{table}} SET {{column}} = {{source}} WHERE id BETWEEN $1 AND $2;
EXECUTE fill (1, {{rows}});
EXECUTE fill ({{rows}} + 1, {{rows}} + {{live}});
COMMIT;
