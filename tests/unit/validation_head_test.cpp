/*
 * The head of a scenario, its points and ids: each rule with a scenario.toml that breaks it.
 */
#include "validation.hpp"

using namespace ride::test;

namespace
{

class Head : public testing::TestWithParam<Broken>
{
};

TEST_P(Head, BrokenAreReported)
{
	expect_problems(GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Validation, Head,
    testing::Values(
        Broken{"UnknownFormat", drift, "format  = 1", "format = 2", {":1: format: is 2 (write 1)"}},
        Broken{"NoFormat", drift, "format  = 1\n", "", {": format: is missing (add it here)"}},
        Broken{"TitleOfAnotherKind",
               drift,
               "title   = \"Schema drift between tenant databases\"",
               "title = 7",
               {":2: title: is a whole number, but must be a string (write a string)"}},
        Broken{"EmptyTopic",
               drift,
               "topic   = \"Migrations & Releases\"",
               "topic = \" \"",
               {":3: topic: is empty (write it, or leave the key out)"}},
        Broken{"NoHints",
               drift,
               "hints   = [\n",
               "hints = []\nhint = [\n",
               {":6: hints: is an empty list (name at least one)", ":7: hint: unknown key (did you mean hints?)"}},
        Broken{"MinutesTheWrongWay",
               drift,
               "minutes = [10, 15]",
               "minutes = [15, 10]",
               {":5: minutes: is no span of minutes (write minutes = [10, 15], the lower number first)"}},
        Broken{"MinutesAsText",
               drift,
               "minutes = [10, 15]",
               "minutes = \"10\"",
               {":5: minutes: is no span of minutes (write minutes = [10, 15], the lower number first)"}},
        Broken{
            "UnknownKey",
            drift,
            "level   = 4",
            "level = 4\nseverity = 1",
            {":5: severity: unknown key (known: vary, let, format, title, topic, level, hints, minutes, role, database, setup, session, armed, detect, fix, repair, trap)"}},
        Broken{"NodeIsReserved",
               drift,
               "[[role]]\n",
               "[[node]]\nkind = \"standby\"\n[[role]]\n",
               {":28: node: not supported yet (it is reserved for topologies of several servers; leave it out)"}},
        Broken{"ActionIsReserved",
               drift,
               "[[role]]\n",
               "[[action]]\nname = \"deploy\"\n[[role]]\n",
               {":28: action: not supported yet (it is reserved for topologies of several servers; leave it out)"}},
        Broken{
            "ViaIsReserved",
            drift,
            "every_ms = 1000",
            "every_ms = 1000\nvia = \"pgbouncer\"",
            {":49: session[1].via: not supported yet (it is reserved for topologies of several servers; leave it out)"}},
        Broken{"RoleTwice",
               drift,
               "name = \"migrator\"",
               "name = \"app_user\"",
               {":33: role[3].name: the role app_user stands there twice (leave one out)"}},
        Broken{
            "RoleOfTheServer",
            drift,
            "name = \"migrator\"",
            "name = \"oncall\"",
            {":33: role[3].name: 'oncall' cannot be a role of a scenario (use small letters, digits and underscores, and no name that the server or ride uses)"}},
        Broken{
            "UndeclaredName",
            drift,
            "says   = \"Saw what the tenant that fails",
            "says = \"Saw what {{behin}} lacks, what",
            {":72: detect[2].says: {{behin}} is not declared (declare it in [[vary]] or [let]; did you mean behind?)"}},
        Broken{"PointsOfDetect",
               drift,
               "points = 12\nsays   = \"Compared",
               "points = 11\nsays = \"Compared",
               {":63: detect.points: add up to 39, not to 40 (change them until they do)"}},
        Broken{"PointsOfFix",
               drift,
               "points = 14\nsays   = \"The version",
               "points = 15\nsays = \"The version",
               {":81: fix.points: add up to 41, not to 40 (change them until they do)"}},
        Broken{"PointsOfTraps",
               drift,
               "points = 8\nsays   = \"The version was",
               "points = 10\nsays = \"The version was",
               {":100: trap.points: add up to 22, not to 20 (change them until they do)"}},
        Broken{
            "TooLittleDiagnosis",
            fallout,
            "points = 8\nsays   = \"Named what",
            "points = 7\nsays = \"Named what",
            {":88: detect.points: add up to 39, not to 40 (change them until they do)",
             ":88: detect.points: only 19 of them are for a diagnosis, and at least 20 must be (give evidence less and `diagnosis` more)"}},
        Broken{"PointsOutOfRange",
               drift,
               "points = 12\nsays   = \"Compared",
               "points = 0\nsays = \"Compared",
               {":65: detect[1].points: is 0 (write a number from 1 to 40)"}},
        Broken{"IdTwice",
               drift,
               "id     = \"version\"",
               "id = \"columns\"",
               {":88: fix[2].id: 'columns' stands there twice (choose another id)"}},
        Broken{"IdOfACommonTrap",
               drift,
               "id     = \"healthy\"",
               "id = \"superuser\"",
               {":118: trap[4].id: 'superuser' is the id of a trap common to all scenarios (choose another id)"}},
        Broken{"IdOfEveryCard",
               drift,
               "id     = \"healthy\"",
               "id = \"unearned\"",
               {":118: trap[4].id: 'unearned' is an item of every card (choose another id)"}},
        Broken{"IdWithBlanks",
               drift,
               "id     = \"healthy\"",
               "id = \"The healthy\"",
               {":118: trap[4].id: 'The healthy' is no id (use small letters, digits and dashes)"}},
        Broken{
            "NoArmed",
            drift,
            "[[armed]]\nsays    = \"orders_api fails in the tenant that is behind\"\nsession = \"orders_api\"\nin      = [\"{{behind}}\"]\nis      = \"failing 42703\"\n[[armed]]\nsays    = \"orders_api works in the other two\"\nsession = \"orders_api\"\nin      = [\"{{ahead}}\", \"{{ahead_too}}\"]\nis      = \"working\"\n",
            "",
            {": armed: is missing (add [[armed]])"}}),
    name_of);

} // namespace
