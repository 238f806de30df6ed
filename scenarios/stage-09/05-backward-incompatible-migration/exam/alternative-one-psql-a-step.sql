-- Every step by a client of its own; the values leave the server and come back by COPY.
\! psql -qXAt -d app_db -c '\d {{table}}' -c "SELECT application_name FROM pg_stat_activity"
\i name.sql
\! psql -qX -d app_db -c 'ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}}'
\! psql -qX -d app_db -c 'COPY (SELECT id, {{source}} FROM {{table}}) TO STDOUT' | psql -qX -1 -d app_db -c 'CREATE TEMPORARY TABLE back (id bigint, value {{type}})' -c 'COPY back FROM STDIN' -c 'UPDATE {{table}} SET {{column}} = value FROM back WHERE back.id = {{table}}.id'
