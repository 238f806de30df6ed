-- The right repair, and a second thought left behind in the tenant that needed none.
\i mend.sql
\c {{ahead}}
ALTER TABLE orders ADD COLUMN {{column}}_checked boolean;
