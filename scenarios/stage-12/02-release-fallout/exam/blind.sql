-- The right repair without a look and without a word.
\i repair.sql
