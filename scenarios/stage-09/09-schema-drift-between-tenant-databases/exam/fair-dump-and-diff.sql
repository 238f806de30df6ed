-- Dumps the tenants, schema and record, and compares the files.
\! d=$(mktemp -d) && for t in tenant_a tenant_b tenant_c; do pg_dump --dbname=$t --file=$d/$t.sql; done; grep -c {{column}} $d/*.sql; grep {{version}} $d/*.sql; rm -r $d
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
