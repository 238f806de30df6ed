-- Looks at the tenants that work, and blames one of them.
\c {{ahead}}
SELECT version FROM schema_migrations;
\d orders
\c {{ahead_too}}
SELECT version FROM schema_migrations;
\d orders
SELECT ride.diagnose('schema_behind', '{{ahead_too}}');
