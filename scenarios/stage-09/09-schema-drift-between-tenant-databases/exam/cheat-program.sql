-- The right repair, and a try to have the server run a program.
\i mend.sql
\set ON_ERROR_STOP off
COPY orders TO PROGRAM 'cat';
