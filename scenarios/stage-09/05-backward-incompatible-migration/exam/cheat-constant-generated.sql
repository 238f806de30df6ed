-- A generated column that always says the same.
\c app_db
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}} GENERATED ALWAYS AS ('0') STORED;
