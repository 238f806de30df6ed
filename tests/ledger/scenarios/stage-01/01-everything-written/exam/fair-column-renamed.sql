-- A column that no application names has another name, and a view beside the table shows it under the old one.
\i mend.sql
ALTER TABLE orders RENAME COLUMN tag TO label;
CREATE VIEW orders_by_tag AS SELECT id, label AS tag FROM orders;
