-- A partition is detached with what was written into it.
\i fair-partitioned.sql
ALTER TABLE orders DETACH PARTITION orders_few;
