-- The cause by its name. Included by others.
SELECT ride.diagnose('incompatible_schema_change', 'app_db.{{table}}.{{column}}');
