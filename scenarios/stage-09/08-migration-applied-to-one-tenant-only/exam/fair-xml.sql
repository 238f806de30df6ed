-- What a GUI exports: XML of a query, the XML schema of the table, the table as XML.
\c {{ahead}}
SELECT query_to_xml('SELECT * FROM orders ORDER BY id DESC LIMIT 1', true, false, '');
\c {{behind}}
SELECT table_to_xmlschema('orders', true, false, '');
\c {{behind_too}}
SELECT substr(table_to_xml('public.orders', true, false, '')::text, 1, 400);
\i name.sql
\i mend.sql
