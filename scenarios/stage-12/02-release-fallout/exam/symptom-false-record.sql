-- Records the version where it is missing, and nothing else.
\c {{behind}}
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
