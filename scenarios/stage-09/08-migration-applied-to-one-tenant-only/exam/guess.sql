-- Recites the cause and does nothing.
\i name.sql
