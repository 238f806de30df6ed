-- Given away by mistake and taken back: the shape is judged as it is at the end.
\i compare.sql
\i name.sql
\i mend.sql
\c {{ahead}}
REVOKE UPDATE ON orders FROM migrator;
GRANT UPDATE ON orders TO migrator;
ALTER TABLE orders DROP CONSTRAINT orders_total_cents_check;
ALTER TABLE orders ADD CONSTRAINT total_is_no_debt CHECK (total_cents >= 0);
