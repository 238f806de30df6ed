-- Dumps the tenants, schema and record, and compares the files.
\! d=$(mktemp -d) && for t in {{first}} {{second}} {{third}}; do pg_dump --dbname=$t --file=$d/$t.sql; done; grep -c {{column}} $d/*.sql; grep {{version}} $d/*.sql; rm -r $d
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
