-- Hides every order from the applications behind a row policy, so that nothing has to be right.
\c app_db
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
ALTER TABLE {{table}} ENABLE ROW LEVEL SECURITY;
