-- A mark of its own for each order that has none, from its id; a sequence gives the next ones.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
UPDATE orders SET {{column}} = ('{{mark}}' || id)::{{type}} WHERE {{column}} IS NULL;
SET ROLE app_owner;
CREATE SEQUENCE order_marks START 100000;
GRANT USAGE ON SEQUENCE order_marks TO app_user;
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT ('{{mark}}' || nextval('order_marks'))::{{type}};
RESET ROLE;
\i complete.sql
