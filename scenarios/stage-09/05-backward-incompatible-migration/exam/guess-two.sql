-- Recites two causes, one of them wrong.
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders.{{column}}');
SELECT ride.diagnose('schema_behind', 'app_db.orders.{{column}}');
