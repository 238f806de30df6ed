-- Recites all three causes and does nothing.
\i name.sql
