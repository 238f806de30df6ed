#!/usr/bin/env bash
# The caller's own libpq settings reach neither the server, nor its applications, nor the sandbox's psql.
. "$(dirname "$0")/common.sh"
export PGHOST=203.0.113.1 PGPORT=1 PGUSER=somebody PGPASSWORD=wrong PGDATABASE=nowhere PGSSLMODE=require
export PGOPTIONS='-c search_path=elsewhere' PGSERVICE=none PGDATA=/nonexistent PGCONNECT_TIMEOUT=1
cd /
run 0 "$RIDE" start 09/09
run 0 "$RIDE" status
same "$(sql postgres "SELECT current_user, current_setting('search_path') <> 'elsewhere'")" "oncall|t"
run 0 "$RIDE" reset
