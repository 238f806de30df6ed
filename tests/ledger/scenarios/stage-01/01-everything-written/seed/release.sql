-- The release reached the second shop only.
DO $$ BEGIN IF current_database() = 'shop_b' THEN ALTER TABLE sales ADD COLUMN release_id text; END IF; END $$;
