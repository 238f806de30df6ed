-- Makes all tenants equal by taking the release back where it works.
\c {{ahead}}
ALTER TABLE orders DROP COLUMN {{column}};
DELETE FROM schema_migrations WHERE version = '{{version}}';
\c {{ahead_too}}
ALTER TABLE orders DROP COLUMN {{column}};
DELETE FROM schema_migrations WHERE version = '{{version}}';
