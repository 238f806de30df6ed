-- Mends the till, and touches nothing else.
\i mend.sql
