-- Everything but the line in the list of migrations.
\i stabilise.sql
\i finish.sql
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
