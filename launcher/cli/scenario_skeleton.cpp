/*
 * The text of the skeleton: a column that one release forgot.
 *
 * Pure C++; data only.
 */
#include "launcher/cli/scenario_skeleton.hpp"

namespace ride
{

const std::array<SkeletonFile, 9> scenario_skeleton{
    SkeletonFile{
        "scenario.toml",
        R"toml(# A scenario is data: this file, the seeds, the texts and the exams beside it. docs/authoring.md explains each table.
# Check it with `ride scenario lint`, play it with `ride start`, prove it with `ride scenario exam`.
format  = 1
title   = "New incident"
topic   = "Migrations & Releases"
level   = 1                       # 1 to 5
minutes = [5, 10]
hints   = [                       # from vague to plain; the last one may give the repair away
  "Something that customers do fails. Find out what the application is told by the server.",
  "Compare what the application writes with the columns of the table it writes to.",
  "Add {{column}}, as text, to orders in app_db.",
]

[[vary]]                          # seed 0 takes the first row; the other seeds run through all combinations
names = ["column"]
pick  = [["gift_note"], ["coupon_code"]]

[let]                             # fragments of SQL and constants, used below and in every text as {{rows}}
rows    = "500"
indexes = "SELECT array_agg(pg_get_indexdef(indexrelid) ORDER BY pg_get_indexdef(indexrelid)) FROM pg_index WHERE indrelid = to_regclass('public.orders')"
kept    = "SELECT count(*), sum(id + customer_id + total_cents) FROM public.orders WHERE id <= {{rows}}"

[[role]]
name = "app_owner"                # owns the tables; the on-call is a member
[[role]]
name = "app_user"                 # what applications log in as

[[database]]
names = ["app_db"]
owner = "app_owner"
seed  = ["schema.sql", "data.sql"]

[[session]]                       # a simulated application: it never changes what a check reads
name     = "checkout"
role     = "app_user"
in       = ["app_db"]
every_ms = 1000
run      = ["INSERT INTO public.orders (customer_id, total_cents, {{column}}) VALUES (7, 1999, 'note {{round}}')"]

[[armed]]                         # must hold before the incident is live; a fault that did not land is an error
says    = "checkout fails for want of the column"
session = "checkout"
is      = "failing 42703"

[[detect]]                        # evidence: 40 points with the diagnosis, which has at least 20 of them. It is read before
                                  # submit: tell where was looked, never what a diagnosis asks for
id     = "columns"
points = 20
says   = "Saw what the application runs into"
saw    = ["@columns public.orders", "public.orders", "error:42703 {{column}}", "ride.app_log"]
in     = ["app_db"]
[[detect]]
id     = "cause"
points = 20
says   = "Named what is missing, and why"
diagnosis = { mechanism = ["schema_behind"], culprit = ["app_db.orders.{{column}}"], at_least = "table" }

[[fix]]                           # 40 points: results, never the way to them
id     = "column"
points = 25
says   = "orders has {{column}}, as text"
in     = ["app_db"]
holds  = "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.orders') AND attname = '{{column}}' AND NOT attisdropped AND atttypid = 'text'::regtype)"
[[fix]]
id      = "checkout"
points  = 15
says    = "checkout can write orders"
session = "checkout"
is      = "working"

[[trap]]                          # 20 points: harm that a hurried on-call does
id     = "ended"
points = 8
says   = "The application was ended, and is not to blame"
ended  = ["checkout"]
[[trap]]
id      = "index"
points  = 4
says    = "orders was left with an index that nobody asked for"
in      = ["app_db"]
changed = "{{indexes}}"
[[trap]]
id      = "rows"
points  = 8
says    = "Orders of customers were lost"
in      = ["app_db"]
changed = "{{kept}}"
)toml"},
    SkeletonFile{"seed/schema.sql", R"sql(CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  total_cents bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app_user;
)sql"},
    SkeletonFile{"seed/data.sql", R"sql(INSERT INTO orders (customer_id, total_cents, created_at)
SELECT 1 + i % 97, 500 + (i * 7919) % 90000, now() - i * interval '11 minutes'
FROM generate_series(1, {{rows}}) i;
)sql"},
    SkeletonFile{"briefing.md", R"(# New incident

What the pager says: symptoms, which customers are hit, what changed. Never the cause.

Since this evening's release nobody can check out. The shop's database is app_db. Restore checkout; lose no orders.
)"},
    SkeletonFile{"postmortem.md", R"(# New incident

**Root cause.** The release of the shop writes `orders.{{column}}`; the migration that adds the column was never run.

**How it was found.** The application log names the column; `\d orders` shows that it is not there.

**The fix.** In app_db: `ALTER TABLE orders ADD COLUMN {{column}} text;`

**Lesson.** A release that needs a schema change should refuse to start without it.
)"},
    SkeletonFile{
        "exam/exam.toml",
        R"toml(# Scripted on-calls and the exact card each must get: [Detect, Fix, Trap]. docs/authoring.md lists the kinds.
[[exam]]
name   = "solve"
run    = "solve.sql"
rounds = 2
card   = [40, 40, 20]

[[exam]]
name   = "blind"                  # repairs without looking or declaring
run    = "blind.sql"
rounds = 2
card   = [0, 40, 20]

[[exam]]
name   = "nothing"
rounds = 2
card   = [0, 0, 0]

[[exam]]
name   = "symptom-index"          # the tempting non-fix
run    = "symptom-index.sql"
card   = [0, 0, 0]
sprung = ["index"]
)toml"},
    SkeletonFile{"exam/solve.sql", R"sql(\c app_db
\d orders
SELECT ride.diagnose('schema_behind', 'app_db.orders.{{column}}');
ALTER TABLE orders ADD COLUMN {{column}} text;
)sql"},
    SkeletonFile{"exam/blind.sql", R"sql(\c app_db
ALTER TABLE orders ADD COLUMN {{column}} text;
)sql"},
    SkeletonFile{"exam/symptom-index.sql", R"sql(\c app_db
CREATE INDEX ON orders (customer_id);
)sql"},
};

} // namespace ride
