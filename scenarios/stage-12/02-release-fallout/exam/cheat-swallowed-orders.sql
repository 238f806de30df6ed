-- Swallows every order that comes without a value, so that none of them lacks one.
\i stabilise.sql
\c app_db
CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN CASE WHEN NEW.{{column}} IS NULL THEN NULL ELSE NEW END; END';
SET lock_timeout = '10s';
CREATE TRIGGER swallow BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION swallow();
