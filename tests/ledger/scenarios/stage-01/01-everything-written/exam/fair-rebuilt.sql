-- Builds the table anew from a query and takes its name, in one transaction; keeps the old one for a while.
\i mend.sql
BEGIN;
SET LOCAL ROLE app_owner;
LOCK TABLE sales IN ACCESS EXCLUSIVE MODE;
CREATE TABLE rebuilt AS SELECT sold_at, release_id, cents, status, customer_id, id FROM sales;
ALTER TABLE rebuilt ADD PRIMARY KEY (id), ALTER COLUMN customer_id SET NOT NULL, ALTER COLUMN status SET NOT NULL,
  ALTER COLUMN cents SET NOT NULL, ALTER COLUMN sold_at SET NOT NULL, ALTER COLUMN sold_at SET DEFAULT now();
ALTER TABLE rebuilt ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval(pg_get_serial_sequence('rebuilt', 'id'), (SELECT max(id) FROM rebuilt));
GRANT SELECT, INSERT, UPDATE, DELETE ON rebuilt TO app_user;
ALTER TABLE sales RENAME TO sales_until_tonight;
ALTER TABLE rebuilt RENAME TO sales;
COMMIT;
\i await.sql
