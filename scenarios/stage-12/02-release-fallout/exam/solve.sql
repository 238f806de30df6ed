-- As the postmortem tells it: triage, stabilise, recover forwards, complete the rollout.
\i look.sql
\i name.sql
\i repair.sql
