-- Harmless: the tenants in {{odd}} keep a column that somebody once tried out. No application knows it.
DO $$
BEGIN
  IF current_database() = ANY (string_to_array('{{odd}}', ' ')) THEN
    ALTER TABLE orders ADD COLUMN note text;
    COMMENT ON COLUMN orders.note IS 'tried out in spring, written by nobody';
  END IF;
END
$$;
