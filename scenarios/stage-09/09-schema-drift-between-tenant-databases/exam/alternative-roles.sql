-- Each step as the role it belongs to, with a default so that old orders carry a value too.
\i compare.sql
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SET ROLE app_owner;
ALTER TABLE orders ADD COLUMN {{column}} {{type}} NOT NULL DEFAULT '{{prefix}}0';
SET ROLE migrator;
INSERT INTO schema_migrations VALUES ('{{version}}', now());
RESET ROLE;
