-- A column that is empty in most rows, and meant to be: few customers write a note.
ALTER TABLE {{table}} ADD COLUMN gift_note text;
UPDATE {{table}} SET gift_note = 'with the compliments of the house' WHERE id % 97 = 5;
INSERT INTO schema_migrations (version, applied_at) VALUES ('20260519_add_gift_note', now() - interval '13 days 5 hours');
