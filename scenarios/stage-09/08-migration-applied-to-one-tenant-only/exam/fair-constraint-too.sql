-- The right repair, and a constraint that every order passes: adding one is no harm.
\i compare.sql
\i name.sql
\i mend.sql
\c {{behind}}
ALTER TABLE orders ADD CONSTRAINT orders_customer_known CHECK (customer_id > 0);
\c {{behind_too}}
ALTER TABLE orders ADD CONSTRAINT orders_customer_known CHECK (customer_id > 0);
