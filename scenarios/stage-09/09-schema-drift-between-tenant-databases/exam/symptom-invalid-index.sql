-- The right repair, and a unique index that cannot be built: what is left of it is invalid, and yet an index.
\i mend.sql
\set ON_ERROR_STOP off
CREATE UNIQUE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
