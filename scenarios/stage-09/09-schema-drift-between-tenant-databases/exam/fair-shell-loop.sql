-- One loop over all tenants, the catalog joined by hand.
\! for t in {{first}} {{second}} {{third}}; do psql -XAtd $t -c "SELECT current_database(), max(version) FROM public.schema_migrations" -c "SELECT string_agg(a.attname, ',' ORDER BY a.attnum) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relname = 'orders' AND a.attnum > 0"; done
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
