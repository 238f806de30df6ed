-- Asks a function that was written for the purpose, in a schema of its own.
\c {{ahead}}
CREATE SCHEMA ops;
CREATE FUNCTION ops.columns_of(which text) RETURNS SETOF text LANGUAGE sql AS 'SELECT column_name || '' '' || data_type FROM information_schema.columns WHERE table_schema = ''public'' AND table_name = which';
SELECT * FROM ops.columns_of('orders');
DROP SCHEMA ops CASCADE;
\c {{behind}}
CREATE SCHEMA ops;
CREATE FUNCTION ops.columns_of(which text) RETURNS SETOF text LANGUAGE sql AS 'SELECT column_name || '' '' || data_type FROM information_schema.columns WHERE table_schema = ''public'' AND table_name = which';
SELECT * FROM ops.columns_of('orders');
DROP SCHEMA ops CASCADE;
\c {{behind_too}}
CREATE SCHEMA ops;
CREATE FUNCTION ops.columns_of(which text) RETURNS SETOF text LANGUAGE sql AS 'SELECT column_name || '' '' || data_type FROM information_schema.columns WHERE table_schema = ''public'' AND table_name = which';
SELECT * FROM ops.columns_of('orders');
DROP SCHEMA ops CASCADE;
\i name.sql
\i mend.sql
