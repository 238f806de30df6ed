\set ON_ERROR_STOP off
\c {{behind}}
COPY orders (id, {{column}}) TO STDOUT;
\c {{behind_too}}
BEGIN;
UPDATE orders AS o SET {{column}} = NULL WHERE false;
ROLLBACK;
\c {{ahead}}
SELECT column_name FROM information_schema.columns WHERE table_name = 'orders';
\i name.sql
\i mend.sql
