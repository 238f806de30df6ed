-- Looks with psql's own commands, and names the tenant by its name alone.
\c tenant_a
\d orders
TABLE schema_migrations;
\c tenant_b
\d orders
TABLE schema_migrations;
\c tenant_c
\d orders
TABLE schema_migrations;
SELECT ride.diagnose('schema_behind', '{{behind}}');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
