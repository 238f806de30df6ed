CREATE TABLE sales (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id bigint NOT NULL, status text NOT NULL, cents bigint NOT NULL, rebate numeric, note text);
CREATE TABLE slips (what text);
CREATE TABLE flags (id int);
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app_user;
