-- The right repair, and a try to run a program on the server.
\i repair.sql
\set ON_ERROR_STOP off
COPY orders FROM PROGRAM 'true';
