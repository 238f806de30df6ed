-- Columns with defaults and generated ones, in all the tables that applications write.
\i mend.sql
ALTER TABLE papers ADD COLUMN note text DEFAULT 'none', ADD COLUMN half numeric GENERATED ALWAYS AS (amount / 2) STORED;
ALTER TABLE orders ADD COLUMN note text NOT NULL DEFAULT 'none';
ALTER TABLE slips ADD COLUMN note text NOT NULL DEFAULT 'none';
ALTER TABLE boxes ADD COLUMN note text NOT NULL DEFAULT 'none';
ALTER TABLE moves ADD COLUMN note text NOT NULL DEFAULT 'none';
ALTER TABLE notes ADD COLUMN note text NOT NULL DEFAULT 'none';
ALTER TABLE events ADD COLUMN n bigint GENERATED ALWAYS AS IDENTITY;
