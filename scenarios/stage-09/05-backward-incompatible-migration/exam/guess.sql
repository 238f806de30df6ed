-- Recites the cause and does nothing.
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders.{{column}}');
