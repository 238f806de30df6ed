-- What the rollout was to do in every tenant. It keeps no record in schema_migrations: its runner is another tool.
ALTER TABLE orders ADD COLUMN {{column}} text;
