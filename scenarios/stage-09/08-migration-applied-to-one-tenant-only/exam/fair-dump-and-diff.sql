-- Dumps the schema of every tenant and compares the files.
\! d=$(mktemp -d) && for t in {{first}} {{second}} {{third}}; do pg_dump --schema-only --dbname=$t --file=$d/$t.sql; done; diff $d/{{ahead}}.sql $d/{{behind}}.sql; diff $d/{{ahead}}.sql $d/{{behind_too}}.sql; rm -r $d
\i name.sql
\i mend.sql
