-- Completes the rollout while the main shop still stands.
\i complete.sql
