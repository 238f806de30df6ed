-- Blames every tenant, so two pairs are wrong.
SELECT ride.diagnose('schema_behind', db) FROM (VALUES ('{{first}}'), ('{{second}}'), ('{{third}}')) AS tenant (db);
