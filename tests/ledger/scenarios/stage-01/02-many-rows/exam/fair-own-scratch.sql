-- Tables of one's own come and go: a trap about the seeds' is not sprung by them, nor by what is not there.
\i await.sql
CREATE TABLE scratch (id int);
DROP TABLE scratch;
DROP TABLE IF EXISTS scratch, nothing;
