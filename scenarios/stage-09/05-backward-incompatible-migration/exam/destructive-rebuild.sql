-- Copies the orders, drops the table and puts the copy in its place: the rows survive, the keys do not.
\c app_db
BEGIN;
LOCK TABLE {{table}};
CREATE TABLE copied AS SELECT *, {{source}} AS {{column}} FROM {{table}};
DROP TABLE {{table}};
ALTER TABLE copied RENAME TO {{table}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{table}} TO app_user, migrator;
COMMIT;
