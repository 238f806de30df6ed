-- Does what the application does, without the column and with it, and takes it back.
\c {{ahead}}
\set ON_ERROR_STOP off
\set ON_ERROR_ROLLBACK on
BEGIN;
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'new', 1999, now()) RETURNING *;
INSERT INTO orders (customer_id, status, total_cents, created_at, {{column}}) VALUES (7, 'new', 1999, now(), '{{prefix}}1') RETURNING *, pg_typeof({{column}});
ROLLBACK;
\c {{behind}}
\set ON_ERROR_STOP off
\set ON_ERROR_ROLLBACK on
BEGIN;
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'new', 1999, now()) RETURNING *;
INSERT INTO orders (customer_id, status, total_cents, created_at, {{column}}) VALUES (7, 'new', 1999, now(), '{{prefix}}1') RETURNING *, pg_typeof({{column}});
ROLLBACK;
\c {{behind_too}}
\set ON_ERROR_STOP off
\set ON_ERROR_ROLLBACK on
BEGIN;
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'new', 1999, now()) RETURNING *;
INSERT INTO orders (customer_id, status, total_cents, created_at, {{column}}) VALUES (7, 'new', 1999, now(), '{{prefix}}1') RETURNING *, pg_typeof({{column}});
ROLLBACK;
\set ON_ERROR_STOP on
\i name.sql
\i mend.sql
