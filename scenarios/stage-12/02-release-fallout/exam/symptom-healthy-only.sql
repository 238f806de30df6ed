-- Looks at a tenant that works and calls the release good.
\c {{ahead}}
\d orders
TABLE schema_migrations;
SELECT ride.diagnose('no_fault', '{{ahead}}');
