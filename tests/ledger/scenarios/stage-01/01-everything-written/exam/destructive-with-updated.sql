-- A row that a WITH has updated.
\i mend.sql
UPDATE boxes SET moves = moves + 1 WHERE id = (SELECT min(id) FROM boxes WHERE moves > 0);
