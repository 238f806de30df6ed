-- Repairs blindly, then looks at everything there is, in every way: too late where something was changed.
\i mend.sql
\o /dev/null
\c {{behind}}
SELECT * FROM pg_attribute;
SELECT * FROM information_schema.columns;
TABLE orders;
TABLE schema_migrations;
SELECT col_description('orders'::regclass, 1);
\d+ orders
\c {{ahead}}
SELECT * FROM pg_attribute;
SELECT * FROM information_schema.columns;
TABLE orders;
TABLE schema_migrations;
SELECT col_description('orders'::regclass, 1);
\d+ orders
\c {{ahead_too}}
SELECT * FROM pg_attribute;
SELECT * FROM information_schema.columns;
TABLE orders;
TABLE schema_migrations;
SELECT col_description('orders'::regclass, 1);
\d+ orders
SELECT * FROM ride.app_log(500);
