-- Each step as the role it belongs to, with a default so that old orders carry a value too.
\c {{ahead}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{ahead_too}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{behind}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SET ROLE app_owner;
ALTER TABLE orders ADD COLUMN {{column}} text NOT NULL DEFAULT 'before-the-release';
SET ROLE migrator;
INSERT INTO schema_migrations VALUES ('{{version}}', now());
RESET ROLE;
