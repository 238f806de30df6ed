-- A seeded table is dropped, and that is rolled back: it was tried.
\i await.sql
BEGIN;
DROP TABLE slips;
ROLLBACK;
