-- The release as it ran in the tenants it reached: schema first, then the record.
DO $$
BEGIN
  IF current_database() <> '{{behind}}' THEN
    ALTER TABLE orders ADD COLUMN {{column}} {{type}};
    INSERT INTO schema_migrations (version, applied_at) VALUES ('{{version}}', now() - interval '5 hours');
  END IF;
END
$$;
