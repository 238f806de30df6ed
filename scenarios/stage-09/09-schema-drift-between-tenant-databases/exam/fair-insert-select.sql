-- Gathers lists and columns in a table of its own in each tenant, and drops it.
\c {{first}}
CREATE TABLE IF NOT EXISTS audit_tonight (what text, item text);
INSERT INTO audit_tonight SELECT 'version', version FROM schema_migrations UNION ALL SELECT 'column', column_name FROM information_schema.columns WHERE table_name = 'orders' RETURNING what, item;
DROP TABLE audit_tonight;
\c {{second}}
CREATE TABLE IF NOT EXISTS audit_tonight (what text, item text);
INSERT INTO audit_tonight SELECT 'version', version FROM schema_migrations UNION ALL SELECT 'column', column_name FROM information_schema.columns WHERE table_name = 'orders' RETURNING what, item;
DROP TABLE audit_tonight;
\c {{third}}
CREATE TABLE IF NOT EXISTS audit_tonight (what text, item text);
INSERT INTO audit_tonight SELECT 'version', version FROM schema_migrations UNION ALL SELECT 'column', column_name FROM information_schema.columns WHERE table_name = 'orders' RETURNING what, item;
DROP TABLE audit_tonight;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
