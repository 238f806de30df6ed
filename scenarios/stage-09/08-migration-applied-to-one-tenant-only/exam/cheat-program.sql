-- The right repair, and a try to have the server run a program.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} text;
\set ON_ERROR_STOP off
COPY orders FROM PROGRAM 'true';
