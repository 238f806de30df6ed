-- Blames every tenant, so two pairs are wrong.
SELECT ride.diagnose('schema_behind', db) FROM (VALUES ('tenant_a'), ('tenant_b'), ('tenant_c')) AS tenant (db);
