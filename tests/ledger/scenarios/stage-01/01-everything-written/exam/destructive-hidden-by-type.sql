-- A wider type hides what is new behind what the old one would show.
\i mend.sql
ALTER TABLE sales ALTER COLUMN cents TYPE numeric;
UPDATE sales SET cents = cents + 0.25 WHERE customer_id = 7 AND id > {{rows}};
