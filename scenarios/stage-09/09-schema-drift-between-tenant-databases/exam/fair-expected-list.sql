-- Asks each tenant for one version, and finds it or not; asks the behind one for the column in the same way.
\c {{first}}
SELECT current_database(), EXISTS (SELECT FROM schema_migrations WHERE version = '{{version}}') AS recorded;
\c {{second}}
SELECT current_database(), EXISTS (SELECT FROM schema_migrations WHERE version = '{{version}}') AS recorded;
\c {{third}}
SELECT current_database(), EXISTS (SELECT FROM schema_migrations WHERE version = '{{version}}') AS recorded;
\c {{behind}}
SELECT attname FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attname = '{{column}}';
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
