-- The right repair, and a try to run a program on the server.
\i repair.sql
\set ON_ERROR_STOP off
COPY (SELECT 1) TO PROGRAM 'cat';
