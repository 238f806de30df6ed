-- Wants the application's role to find another table first. Settings of roles are not the on-call's to change.
\set ON_ERROR_STOP off
\c {{behind}}
ALTER ROLE app_user SET search_path = shadow, public;
