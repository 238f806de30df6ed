-- Sets the orders aside, empties the table, and brings them back with one column more, all in one transaction.
\i look.sql
\i name.sql
BEGIN;
LOCK TABLE {{table}}; -- or an order that is changed between copy and TRUNCATE is lost
CREATE TEMPORARY TABLE aside AS TABLE {{table}};
TRUNCATE {{table}};
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
INSERT INTO {{table}} OVERRIDING SYSTEM VALUE SELECT aside.*, {{source}} FROM aside;
COMMIT;
