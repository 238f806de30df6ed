-- All that the owner has is given to another role: 5 for the owner of the tables.
\i compare.sql
\i name.sql
\i mend.sql
\c {{ahead}}
ALTER TABLE orders OWNER TO migrator;
