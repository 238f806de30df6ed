-- Partitioned tables in the place of two: of the one rows are added to, and of the one whose seeded rows are updated.
\i mend.sql
BEGIN;
SET LOCAL ROLE app_owner;
LOCK TABLE sales, orders IN ACCESS EXCLUSIVE MODE;
ALTER TABLE sales ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE sales_number;
SELECT setval('sales_number', (SELECT max(id) FROM sales));
GRANT USAGE ON SEQUENCE sales_number TO app_user;
ALTER TABLE sales RENAME TO sales_before;
ALTER TABLE sales_before RENAME CONSTRAINT sales_pkey TO sales_before_pkey;
CREATE TABLE sales (LIKE sales_before INCLUDING DEFAULTS, PRIMARY KEY (id)) PARTITION BY RANGE (id);
ALTER TABLE sales ALTER COLUMN id SET DEFAULT nextval('sales_number');
CREATE TABLE sales_after PARTITION OF sales FOR VALUES FROM (100000) TO (200000);
ALTER TABLE sales ATTACH PARTITION sales_before FOR VALUES FROM (0) TO (100000);
ALTER TABLE orders RENAME TO orders_before;
ALTER TABLE orders_before RENAME CONSTRAINT orders_pkey TO orders_before_pkey;
CREATE TABLE orders (LIKE orders_before, PRIMARY KEY (id)) PARTITION BY LIST (id);
CREATE TABLE orders_rest PARTITION OF orders DEFAULT;
CREATE TABLE orders_few PARTITION OF orders FOR VALUES IN (3, 5, 7, 11);
INSERT INTO orders SELECT * FROM orders_before;
GRANT SELECT, INSERT, UPDATE, DELETE ON sales, orders TO app_user;
COMMIT;
\i await.sql
