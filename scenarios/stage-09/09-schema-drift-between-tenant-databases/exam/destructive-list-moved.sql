-- A recorded version of the healthy tenant gets another date: seeded rows are as they were, or lost. 10 of 20.
\i fair-held-cursor.sql
\c {{ahead}}
UPDATE schema_migrations SET version = version || ' ' WHERE version = '20260102_create_orders';
