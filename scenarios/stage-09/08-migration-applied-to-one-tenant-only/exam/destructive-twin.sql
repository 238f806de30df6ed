-- A second order 11, in a child of the table: whoever reads orders reads both.
\i compare.sql
\i name.sql
\i mend.sql
\c {{behind}}
CREATE TABLE more () INHERITS (orders);
INSERT INTO more SELECT * FROM orders WHERE id = 11;
