-- What the rollout was to do in every tenant, and did in one. It keeps no record in schema_migrations: its runner is
-- another tool.
DO $$
BEGIN
  IF current_database() = '{{ahead}}' THEN
    ALTER TABLE orders ADD COLUMN {{column}} {{type}};
  END IF;
END
$$;
