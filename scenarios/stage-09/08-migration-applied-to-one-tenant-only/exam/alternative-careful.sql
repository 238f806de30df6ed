-- A backup first, a lock, savepoints with a wrong turn taken back, a constraint that is validated later, a comment, a view,
-- fresh statistics. None of it is a fault.
\i compare.sql
\i name.sql
\c {{behind}}
\i careful.sql
\c {{behind_too}}
\i careful.sql
