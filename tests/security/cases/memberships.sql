-- sandbox: 09/09
-- since: 16
-- Memberships as they are since 16 (whom a grant lets inherit, set, administer), and the server's own newer roles.
\set VERBOSITY sqlstate
\c tenant_b
GRANT app_owner TO app_user WITH INHERIT TRUE;
GRANT app_owner TO app_user WITH SET TRUE;
GRANT app_user TO migrator WITH ADMIN TRUE GRANTED BY oncall;
GRANT pg_create_subscription TO oncall;
GRANT pg_use_reserved_connections TO oncall;
GRANT pg_read_server_files TO oncall WITH INHERIT FALSE, SET TRUE;
REVOKE SET OPTION FOR app_owner FROM oncall;
REVOKE INHERIT OPTION FOR pg_monitor FROM oncall CASCADE;
-- Who makes a role is granted it, with what this says: there is no making one.
SET createrole_self_grant = 'set, inherit';
CREATE ROLE helper;
SET ROLE pg_monitor;
GRANT pg_read_all_settings TO app_user;
CREATE ROLE helper ADMIN oncall;
RESET ROLE;
CREATE SUBSCRIPTION evil CONNECTION 'host=127.0.0.1 password=x' PUBLICATION evil WITH (connect = false, password_required = false);
SELECT object AS recorded FROM ride.actions() WHERE kind = 'attempt' ORDER BY at;
-- What the on-call may become and inherit, but administers none of.
SELECT roleid::regrole AS member_of, admin_option, inherit_option, set_option FROM pg_auth_members
WHERE member = 'oncall'::regrole ORDER BY 1::text;
SELECT rolname FROM pg_roles WHERE pg_has_role('oncall', oid, 'SET') AND rolname <> 'oncall' ORDER BY 1;
SELECT item, state FROM ride.scorecard() WHERE dimension = 'trap' AND state = 'sprung';
