-- Harmless: the tenants in {{odd}} are young. Of the orders only the last 140 are theirs.
DELETE FROM orders
WHERE current_database() = ANY (string_to_array('{{odd}}', ' ')) AND id <= {{rows}} - 140;
