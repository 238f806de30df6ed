-- Included: the record of all three tenants; ends in the one that lags.
\c {{ahead}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{ahead_too}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{behind}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
