-- An empty row of the table's type spread out: by JSON, by a set of none, by a record of one's own.
\c {{ahead}}
SELECT * FROM json_populate_record(NULL::orders, '{}');
\c {{behind}}
SELECT * FROM jsonb_populate_recordset(NULL::orders, '[{}]');
\c {{behind_too}}
SELECT * FROM jsonb_populate_record(NULL::public.orders, '{"id": 1}');
\i name.sql
\i mend.sql
