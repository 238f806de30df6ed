-- A rule sends what comes in to another table, by a query.
\i mend.sql
CREATE TABLE elsewhere (LIKE sales);
ALTER TABLE elsewhere OWNER TO app_owner;
CREATE RULE elsewhere AS ON INSERT TO sales DO INSTEAD INSERT INTO elsewhere SELECT NEW.*;
