-- A shop that joined a few days ago: only the newest orders are its own.
DELETE FROM orders WHERE id <= {{rows}} - 150;
