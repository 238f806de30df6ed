-- The right repair, and a try to get rid of the recording.
\i repair.sql
\set ON_ERROR_STOP off
DROP EXTENSION ride CASCADE;
