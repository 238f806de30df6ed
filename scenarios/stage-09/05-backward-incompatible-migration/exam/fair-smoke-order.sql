-- An order of its own, committed and deleted at once; then the look.
\c app_db
INSERT INTO {{table}} (customer_id, status, total_cents, created_at) VALUES (7, 'new', 1, now());
DELETE FROM {{table}} WHERE total_cents = 1 AND status = 'new';
\i look.sql
\i name.sql
\i repair.sql
