-- The right repair, and a second thought left behind in the tenant that needed none.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} text;
\c {{ahead}}
ALTER TABLE orders ADD COLUMN {{column}}_checked boolean;
