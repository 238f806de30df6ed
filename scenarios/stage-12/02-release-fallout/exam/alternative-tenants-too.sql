-- Fills what the tenants left empty as well: nobody asked, nothing is lost.
\i look.sql
\i name.sql
\i repair.sql
\c {{first}}
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
\c {{second}}
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
\c {{third}}
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
