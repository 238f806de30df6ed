-- Types that hold the same.
\i mend.sql
ALTER TABLE papers ALTER COLUMN id TYPE bigint, ALTER COLUMN code TYPE text,
  ALTER COLUMN mood TYPE text, ALTER COLUMN price TYPE numeric, ALTER COLUMN doc TYPE jsonb, ALTER COLUMN day TYPE timestamp,
  ALTER COLUMN short TYPE text, ALTER COLUMN place TYPE text USING host(place), ALTER COLUMN at TYPE timestamptz(3);
ALTER TABLE orders ALTER COLUMN cents TYPE numeric(20, 4), ALTER COLUMN id TYPE numeric, ALTER COLUMN status TYPE varchar(40);
ALTER TABLE events ALTER COLUMN what TYPE char(40);
\i await.sql
