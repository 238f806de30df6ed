-- Dumps the schema of every tenant and compares the files.
\! d=$(mktemp -d) && for t in tenant_a tenant_b tenant_c; do pg_dump --schema-only --dbname=$t --file=$d/$t.sql; done; diff $d/{{ahead}}.sql $d/{{behind}}.sql; diff $d/{{ahead}}.sql $d/{{behind_too}}.sql; rm -r $d
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind_too}}.orders.{{column}}');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} text;
