-- For a while a view stands in the place of the table, whose trigger writes nothing and says that it has.
\i mend.sql
CREATE FUNCTION orders_written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
\i view-with-trigger.sql
