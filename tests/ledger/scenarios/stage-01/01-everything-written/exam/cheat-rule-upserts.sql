-- A rule sends what comes in to another table, by an upsert: the command tag is the same.
\i mend.sql
CREATE TABLE elsewhere (LIKE sales, PRIMARY KEY (id));
ALTER TABLE elsewhere OWNER TO app_owner;
CREATE RULE elsewhere AS ON INSERT TO sales DO INSTEAD
  INSERT INTO elsewhere VALUES (NEW.*) ON CONFLICT (id) DO UPDATE SET status = EXCLUDED.status;
