-- The same idempotent statement in every tenant, the migrated one included, where it changes nothing.
\i compare.sql
\i name.sql
\c {{ahead}}
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
\c {{behind}}
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
