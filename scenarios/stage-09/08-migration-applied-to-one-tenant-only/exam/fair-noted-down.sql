-- Notes down what the catalog says in a temporary table, and reads it there.
\c {{ahead}}
CREATE TEMP TABLE seen AS SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_name = 'orders';
TABLE seen;
\c {{behind}}
CREATE TEMP TABLE seen AS SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_name = 'orders';
TABLE seen;
\c {{behind_too}}
CREATE TEMP TABLE seen AS SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_name = 'orders';
TABLE seen;
\i name.sql
\i mend.sql
