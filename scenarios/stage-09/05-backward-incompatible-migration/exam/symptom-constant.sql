-- A constant for every order, so that the errors stop.
\c app_db
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}} NOT NULL DEFAULT '0';
