-- An own table that orders refers to, ON UPDATE CASCADE: what the cascade rewrites is the on-call's doing, so the look at
-- rows after it is late, and the customers of seeded orders are falsified. The other tenant was looked at; 7.
\c {{behind}}
CREATE TABLE customers (id bigint PRIMARY KEY);
INSERT INTO customers SELECT DISTINCT customer_id FROM orders;
ALTER TABLE orders ADD CONSTRAINT mine FOREIGN KEY (customer_id) REFERENCES customers ON UPDATE CASCADE;
UPDATE customers SET id = id + 100000 WHERE id = 7;
SELECT id, status FROM orders LIMIT 3;
\c {{behind_too}}
SELECT id, status FROM orders LIMIT 3;
