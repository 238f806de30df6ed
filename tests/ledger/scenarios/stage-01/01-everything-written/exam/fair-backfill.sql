-- Fills the new column of old rows in batches, and gives it a default.
\i mend.sql
DO $$
BEGIN
  FOR batch IN 0 .. 20 LOOP
    UPDATE sales SET release_id = 'before' WHERE release_id IS NULL AND id BETWEEN batch * 50 AND batch * 50 + 49;
    COMMIT;
  END LOOP;
END
$$;
ALTER TABLE sales ALTER COLUMN release_id SET DEFAULT 'unknown';
