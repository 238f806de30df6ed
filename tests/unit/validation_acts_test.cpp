/*
 * Acts: what a trap or a `before` may be about: each rule with a scenario.toml that breaks it.
 */
#include "validation.hpp"

using namespace ride::test;

namespace
{

class Acts : public testing::TestWithParam<Broken>
{
};

TEST_P(Acts, BrokenAreReported)
{
	expect_problems(GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Validation, Acts,
    testing::Values(
        Broken{"TrapThatIsBoth",
               drift,
               "ended  = [\"orders_api\"]",
               "ended = [\"orders_api\"]\nholds = \"SELECT true\"",
               {":112: trap[3]: asks about state and about an act (make it two traps)"}},
        Broken{
            "TagUnknown",
            drift,
            "ended  = [\"orders_api\"]",
            "did = [\"create index\"]",
            {":116: trap[3].did: 'create index' is no command tag (write it in capitals as the server prints it, such as CREATE INDEX or DROP TABLE)"}},
        Broken{"OnWithoutDid",
               drift,
               "ended  = [\"orders_api\"]",
               "wrote = [\"orders\"]\non = [\"orders\"]",
               {":117: trap[3].on: stands without `did` (say what was done to it, or use `wrote`)"}},
        Broken{"AttemptOfAWrite",
               drift,
               "ended  = [\"orders_api\"]",
               "wrote = [\"orders\"]\nattempted = true",
               {":117: trap[3].attempted: goes only with `did` (leave it out, or name the command tags)"}},
        Broken{"EndedInAPlace",
               drift,
               "ended  = [\"orders_api\"]",
               "ended = [\"orders_api\"]\nin = [\"tenant_a\"]",
               {":117: trap[3].in: does not go with `ended`: a session is named, not a place (leave one of them out)"}},
        Broken{"EndedUnknown",
               drift,
               "ended  = [\"orders_api\"]",
               "ended = [\"orders_ap\"]",
               {":116: trap[3].ended: there is no session 'orders_ap' (did you mean orders_api?)"}},
        Broken{"EndedAllButUnknown",
               drift,
               "ended  = [\"orders_api\"]",
               "ended = [\"!orders\"]",
               {":116: trap[3].ended: there is no session 'orders' (known: orders_api)"}},
        Broken{
            "EndedGuilty",
            fallout,
            "ended  = [\"app_writer\", \"old_app_1\", \"orders_api\"]",
            "ended = [\"app_writer\", \"migration_runner_1\"]",
            {":163: trap[1].ended: 'migration_runner_1' is not innocent: ending it may be the repair (leave it out, or mark the session innocent)"}},
        Broken{"EndedMixed",
               fallout,
               "ended  = [\"app_writer\", \"old_app_1\", \"orders_api\"]",
               "ended = [\"!app_writer\", \"old_app_1\"]",
               {":163: trap[1].ended: mixes names with names to leave out (write one kind)"}},
        Broken{"EndedAllAndMore",
               fallout,
               "ended  = [\"app_writer\", \"old_app_1\", \"orders_api\"]",
               "ended = [\"*\", \"old_app_1\"]",
               {":163: trap[1].ended: '*' already means every session (leave the others out)"}},
        Broken{"EndedNobody",
               drift,
               "ended  = [\"orders_api\"]",
               "ended = [\"!orders_api\"]",
               {":116: trap[3].ended: means no session at all (name the sessions)"}},
        Broken{"RelationUnknown",
               drift,
               "ended  = [\"orders_api\"]",
               "wrote = [\"order\"]",
               {":116: trap[3].wrote: no seed mentions 'public.order' (mend the name)"}},
        Broken{"IndexOnUnknown",
               drift,
               "ended  = [\"orders_api\"]",
               "did = [\"CREATE INDEX\"]\non = [\"order\"]",
               {":117: trap[3].on: no seed mentions 'public.order' (mend the name)"}},
        Broken{"RelationBroken",
               drift,
               "ended  = [\"orders_api\"]",
               "wrote = [\"a.b.c\"]",
               {":116: trap[3].wrote: 'a.b.c' is no name of a relation (write name or schema.name)"}},
        Broken{"FunctionBroken",
               drift,
               "ended  = [\"orders_api\"]",
               "called = [\"f(1)\"]",
               {":116: trap[3].called: 'f(1)' is no name of a function (write schema.name, without arguments)"}},
        Broken{"ActPlaceUnknown",
               drift,
               "ended  = [\"orders_api\"]",
               "did = [\"DROP INDEX\"]\nin = [\"tenant_q\"]",
               {":117: trap[3].in: there is no database 'tenant_q' (did you mean tenant_a?)"}},
        Broken{"BeforeNothing",
               fallout,
               "before = { ended = [\"*\"] }",
               "before = { in = [\"app_db\"] }",
               {":93: detect[1].before: names no act (write one of did, wrote, ended, called)"}},
        Broken{"BeforeUnknownKey",
               fallout,
               "before = { ended = [\"*\"] }",
               "before = { ended = [\"*\"], by = \"me\" }",
               {":93: detect[1].before.by: unknown key (known: did, on, in, wrote, ended, called, attempted)"}},
        Broken{"BeforeUnknownSession",
               fallout,
               "before = { ended = [\"*\"] }",
               "before = { ended = [\"app_writr\"] }",
               {":93: detect[1].before.ended: there is no session 'app_writr' (did you mean app_writer?)"}},
        Broken{"BeforeOfAnotherKind",
               fallout,
               "before = { ended = [\"*\"] }",
               "before = \"ended\"",
               {":93: detect[1].before: is a string, but must be a table (write a table)"}}),
    name_of);

} // namespace
