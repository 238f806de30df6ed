-- A rule sends what comes in to another table, and what that does to a third is told by nobody.
\i mend.sql
CREATE TABLE elsewhere (LIKE sales);
CREATE TABLE seen (id bigint PRIMARY KEY);
ALTER TABLE elsewhere OWNER TO app_owner;
ALTER TABLE seen OWNER TO app_owner;
CREATE RULE elsewhere AS ON INSERT TO sales DO INSTEAD
  WITH noted AS (INSERT INTO seen VALUES (1) ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id)
  INSERT INTO elsewhere VALUES (NEW.*);
