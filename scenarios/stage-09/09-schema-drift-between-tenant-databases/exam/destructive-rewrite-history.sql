-- The right repair, and old orders "cleaned up" on the way: as many as before, and not the same.
\i mend.sql
UPDATE orders SET status = 'shipped' WHERE status = 'cancelled';
