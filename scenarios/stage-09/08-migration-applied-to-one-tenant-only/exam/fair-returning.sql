-- Notes down what the catalog says, and reads it as it is written.
\c {{ahead}}
CREATE TEMP TABLE notes (line text);
INSERT INTO notes SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_name = 'orders' RETURNING *;
\c {{behind}}
CREATE TEMP TABLE notes (line text);
INSERT INTO notes SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_name = 'orders' RETURNING *;
\c {{behind_too}}
CREATE TEMP TABLE notes (line text);
INSERT INTO notes SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_name = 'orders' RETURNING *;
\i name.sql
\i mend.sql
