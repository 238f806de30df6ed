-- Sees the table and not the clients: who needs the column is guessed.
\c app_db
\d {{table}}
\i name.sql
\i repair.sql
