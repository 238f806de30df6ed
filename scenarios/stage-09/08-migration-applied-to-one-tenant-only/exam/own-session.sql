-- Held open: the on-call plays the application by hand, under its name and role.
SET application_name = '{{app}}';
SET ROLE app_user;
