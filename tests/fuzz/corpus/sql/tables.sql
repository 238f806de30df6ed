CREATE TABLE public.orders (id bigint PRIMARY KEY);
create unlogged table if not exists "Stock".items (id int);
CREATE OR REPLACE VIEW v AS SELECT * FROM orders;
