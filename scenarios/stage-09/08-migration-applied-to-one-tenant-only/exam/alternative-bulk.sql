-- The repair and a value for the orders of before, told apart from every real one: more than was asked, no harm.
\i compare.sql
\i name.sql
\i mend.sql
\c {{behind}}
UPDATE orders SET {{column}} = '{{prefix}}0' WHERE {{column}} IS NULL AND created_at < now() - interval '1 minute';
\c {{behind_too}}
UPDATE orders SET {{column}} = '{{prefix}}0' WHERE {{column}} IS NULL AND created_at < now() - interval '1 minute';
