-- A rule takes away what has come in.
\i mend.sql
CREATE RULE gone AS ON INSERT TO sales DO ALSO DELETE FROM sales WHERE release_id = NEW.release_id;
