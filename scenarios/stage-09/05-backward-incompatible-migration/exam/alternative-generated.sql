-- A generated column: the two can never part again.
\i look.sql
\i name.sql
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}} GENERATED ALWAYS AS ({{source}}) STORED;
