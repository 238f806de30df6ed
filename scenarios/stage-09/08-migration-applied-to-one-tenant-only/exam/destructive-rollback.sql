-- Makes all tenants equal by taking the column away where it works.
\c {{ahead}}
ALTER TABLE orders DROP COLUMN {{column}};
