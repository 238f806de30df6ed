-- As the application's role, under its name, the orders that it was told are written are paid off.
\i compare.sql
\i name.sql
\i mend.sql
\c {{ahead}}
SET ROLE app_user;
SET application_name = '{{app}}';
UPDATE orders SET total_cents = 1 WHERE {{column}} IS NOT NULL AND id > {{rows}} + 1000000 OR id = (SELECT max(id) FROM orders);
