-- For a while a trigger swallows what the clerk updates, and tells it so; that frees none of the rows.
\i mend.sql
CREATE TABLE swallowed (id bigint);
GRANT INSERT ON swallowed TO app_user;
CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO swallowed VALUES (OLD.id); RETURN NULL; END $$;
CREATE TRIGGER swallow BEFORE UPDATE ON orders FOR EACH ROW WHEN (OLD.id > 1) EXECUTE FUNCTION swallow();
\i await.sql
DROP TRIGGER swallow ON orders;
DELETE FROM orders WHERE id IN (SELECT id FROM swallowed);
