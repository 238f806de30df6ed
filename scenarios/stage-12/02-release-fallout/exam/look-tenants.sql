-- All three tenants: what is recorded and what is there. Included by others.
\c {{first}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{second}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{third}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
