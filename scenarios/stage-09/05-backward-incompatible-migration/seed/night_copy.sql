-- Last night's copy of the values, made by hand before the release. It is true, and as good a source as {{source}} is.
CREATE TABLE {{table}}_20260531 (id bigint PRIMARY KEY, {{column}} {{type}});
INSERT INTO {{table}}_20260531 SELECT id, {{source}} FROM {{table}} WHERE id <= {{rows}} ORDER BY id;
GRANT SELECT ON {{table}}_20260531 TO app_user, migrator;
