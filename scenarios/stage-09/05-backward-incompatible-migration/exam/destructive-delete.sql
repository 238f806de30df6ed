-- Mends the column and throws away the orders that looked useless.
\i repair.sql
DELETE FROM {{table}} WHERE status = 'cancelled';
