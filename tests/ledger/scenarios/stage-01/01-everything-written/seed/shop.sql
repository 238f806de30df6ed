-- What the shops sell; and, for the clerk, a table with every kind of value, one of seeded rows, one without a key.
CREATE TYPE feeling AS ENUM ('calm', 'cross');
CREATE DOMAIN price AS numeric CHECK (VALUE >= 0);
CREATE TYPE two AS (a int, b text);
CREATE TABLE sales (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  status text NOT NULL,
  cents bigint NOT NULL,
  sold_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO sales (customer_id, status, cents, sold_at) SELECT 1 + i % 9, 'paid', 100 + i, now() - i * interval '1 minute' FROM generate_series(1, {{rows}}) AS i;
CREATE TABLE papers (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  is_paid boolean, code char(6), place inet, amount numeric, part double precision, least double precision, mood feeling,
  price price, pair two, list int[], body text, doc json, doc_b jsonb, day date, at timestamptz, span interval, raw bytea,
  short varchar(10), left_open text, twice numeric GENERATED ALWAYS AS (amount * 2) STORED
);
CREATE TABLE orders (id bigint PRIMARY KEY, status text NOT NULL, cents bigint NOT NULL, tag text);
INSERT INTO orders SELECT i, 'new', 100 * i, 'tag ' || i FROM generate_series(1, {{rows}}) AS i;
CREATE TABLE events (what text, at timestamptz NOT NULL DEFAULT now());
CREATE TABLE slips (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL);
CREATE TABLE boxes (id bigint PRIMARY KEY, moves bigint NOT NULL);
INSERT INTO boxes SELECT i, 0 FROM generate_series(1, {{rows}}) AS i;
CREATE TABLE moves (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, box_id bigint NOT NULL, what text NOT NULL);
CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL);
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app_user;
