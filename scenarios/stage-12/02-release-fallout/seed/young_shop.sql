-- A shop that joined not long ago: only the newest orders are its own.
DELETE FROM orders WHERE id <= {{rows}} - 150;
