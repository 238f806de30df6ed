-- The right repair, after emptying the table that was behind.
\c {{behind}}
TRUNCATE orders;
\i repair.sql
