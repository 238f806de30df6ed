-- For a while a rule sends what comes in to another table.
\i cheat-rule-upserts.sql
\i await.sql
DROP RULE elsewhere ON sales;
