-- sandbox: 09/09
-- since: 18
-- Where extensions and their libraries are looked for, how the server does its input and output, who says who one is.
\set VERBOSITY sqlstate
\c tenant_b
SET extension_control_path = '/tmp';
SELECT set_config('extension_control_path', '/tmp', false);
ALTER ROLE CURRENT_USER SET extension_control_path = '/tmp';
CREATE FUNCTION public.elsewhere() RETURNS int LANGUAGE sql SET extension_control_path = '/tmp' AS 'SELECT 1';
UPDATE pg_settings SET setting = '/tmp' WHERE name = 'extension_control_path';
\! PGOPTIONS='-c extension_control_path=/tmp' $login -d tenant_b -c 'SELECT 1'
SET dynamic_library_path = '/tmp';
LOAD 'pg_overexplain';
SET io_method = 'sync';
SET oauth_validator_libraries = 'evil';
SHOW extension_control_path;
SHOW oauth_validator_libraries;
