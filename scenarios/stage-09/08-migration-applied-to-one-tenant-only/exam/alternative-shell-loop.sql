-- Everything from the shell, one psql for each tenant and each step.
\! for t in {{first}} {{second}} {{third}}; do psql -X -d $t -c "SELECT column_name, udt_name FROM information_schema.columns WHERE table_name = 'orders'"; done
\! for t in {{behind}} {{behind_too}}; do psql -X -d postgres -c "SELECT ride.diagnose('schema_behind', '$t.orders.{{column}}')"; done
\! for t in {{first}} {{second}} {{third}}; do PGOPTIONS='-c lock_timeout=5s -c role=app_owner' psql -X -1 -v ON_ERROR_STOP=1 -d $t -c 'ALTER TABLE IF EXISTS public.orders ADD COLUMN IF NOT EXISTS {{column}} {{type}}'; done
