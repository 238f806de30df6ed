-- A policy that hides rows from the application: they stand.
\i mend.sql
ALTER TABLE sales ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY writes ON sales FOR INSERT WITH CHECK (true);
CREATE POLICY reads ON sales FOR SELECT USING (false);
