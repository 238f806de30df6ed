-- The right repair without a look and without a word.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} text;
