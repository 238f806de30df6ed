-- Harmless: the tenants in {{odd}} were moved to this server not long ago, and everything in their list carries the date of that.
UPDATE schema_migrations SET applied_at = now() - interval '6 days 2 hours'
WHERE current_database() = ANY (string_to_array('{{odd}}', ' '));
