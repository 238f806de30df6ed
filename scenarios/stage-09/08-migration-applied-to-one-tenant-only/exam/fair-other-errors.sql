-- The error by other ways than the application's: a comment on the column, a privilege asked for.
\set ON_ERROR_STOP off
\c {{behind}}
COMMENT ON COLUMN orders.{{column}} IS 'is it there?';
\c {{behind_too}}
SELECT has_column_privilege('app_user', 'orders', '{{column}}', 'INSERT');
\c {{ahead}}
SELECT column_name FROM information_schema.columns WHERE table_name = 'orders';
\i name.sql
\i mend.sql
