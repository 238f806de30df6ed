-- One order gets another number.
\i compare.sql
\i name.sql
\i mend.sql
\c {{behind}}
UPDATE orders SET id = DEFAULT WHERE id = 44;
