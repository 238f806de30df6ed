/*
 * Databases, seeds, sessions and setups: each rule with a scenario.toml that breaks it.
 */
#include "validation.hpp"

using namespace ride::test;

namespace
{

class Places : public testing::TestWithParam<Broken>
{
};

TEST_P(Places, BrokenAreReported)
{
	expect_problems(GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Validation, Places,
    testing::Values(
        Broken{"OwnerUnknown",
               drift,
               "names = [\"{{behind}}\"]\nowner = \"app_owner\"",
               "names = [\"{{behind}}\"]\nowner = \"app_ownr\"",
               {":41: database[2].owner: there is no role 'app_ownr' (did you mean app_owner?)"}},
        Broken{"DatabaseTwice",
               drift,
               "names = [\"{{behind}}\"]",
               "names = [\"{{behind}}\", \"{{ahead}}\"]",
               {":40: database[2].names: the database tenant_a stands there twice (leave one out)"}},
        Broken{
            "DatabaseOfTheServer",
            fallout,
            "names = [\"app_db\"]",
            "names = [\"app_db\", \"postgres\"]",
            {":31: database[1].names: 'postgres' cannot be a database of a scenario (use small letters, digits and underscores, and no name that the server or ride uses)"}},
        Broken{"SeedOutside",
               drift,
               "\"release.sql\"",
               "\"../release.sql\"",
               {":38: database[1].seed: '../release.sql' is no seed file (write name.sql or common/name.sql)"}},
        Broken{"SeedMissing",
               drift,
               "\"common/orders.sql\", \"release.sql\"",
               "\"common/order.sql\", \"release.sql\"",
               {":38: database[1].seed: common/order.sql is missing (write it, or name another file)"}},
        Broken{
            "SessionCopiesToItself",
            fallout,
            "name     = \"old_app_1\"",
            "name = \"old_app_1\"\nfirst = [\"SELECT 1\", \"COPY public.orders TO STDOUT\"]",
            {":58: session[3].first: copies data to or from the client, who is none that could (use INSERT or SELECT)"}},
        Broken{
            "ProbeCopiesToItself",
            fallout,
            "given  = [\"INSERT INTO public.orders",
            "given = [\"COPY public.orders TO STDOUT\", \"INSERT INTO public.orders",
            {":145: fix[3].given: copies data to or from the client, who is none that could (use INSERT or SELECT)"}},
        Broken{
            "SessionTwice",
            fallout,
            "name     = \"old_app_1\"",
            "name = \"app_writer\"",
            {":57: session[3].name: the session app_writer stands there twice (choose another name)",
             ":76: armed[2].session: there is no session 'old_app_1' (known: migration_runner_1, app_writer, app_writer, orders_api)",
             ":163: trap[1].ended: there is no session 'old_app_1' (known: migration_runner_1, app_writer, app_writer, orders_api)"}},
        Broken{
            "SessionWithAWildcard",
            fallout,
            "name     = \"orders_api\"",
            "name = \"*\"",
            {":64: session[4].name: '*' is no name of a session (use small letters, digits, dashes and underscores)"}},
        Broken{
            "SessionSeenAsAnother",
            fallout,
            "name     = \"old_app_1\"",
            "name = \"old_app_1\"\napplication_name = \"App_Writer\"",
            {":58: session[3].application_name: 'App_Writer' is the name of another session (choose another, or a diagnosis of it is ambiguous)"}},
        Broken{
            "SessionNamedAsADatabase",
            drift,
            "name     = \"orders_api\"",
            "name = \"tenant_a\"",
            {":45: session[1].name: 'tenant_a' is also a database (choose another name, or a diagnosis of it is ambiguous)",
             ":54: armed[1].session: there is no session 'orders_api' (known: tenant_a)",
             ":55: armed[1].in: no session asked about runs in 'tenant_b' (leave it out)",
             ":59: armed[2].session: there is no session 'orders_api' (known: tenant_a)",
             ":60: armed[2].in: no session asked about runs in 'tenant_a' (leave it out)",
             ":60: armed[2].in: no session asked about runs in 'tenant_c' (leave it out)",
             ":97: fix[3].session: there is no session 'orders_api' (known: tenant_a)",
             ":116: trap[3].ended: there is no session 'orders_api' (known: tenant_a)"}},
        Broken{"SessionRoleUnknown",
               drift,
               "role     = \"app_user\"",
               "role = \"app_usr\"",
               {":46: session[1].role: there is no role 'app_usr' (did you mean app_user?)"}},
        Broken{"SessionDatabaseUnknown",
               drift,
               "in       = [\"tenant_a\", \"tenant_b\", \"tenant_c\"]",
               "in = [\"tenant_a\", \"tenant_b\", \"tenant_c\", \"orders\"]",
               {":47: session[1].in: there is no database 'orders' (known: tenant_a, tenant_b, tenant_c)"}},
        Broken{"SessionDatabaseTwice",
               drift,
               "in       = [\"tenant_a\", \"tenant_b\", \"tenant_c\"]",
               "in = [\"tenant_a\", \"tenant_b\", \"tenant_c\", \"tenant_a\"]",
               {":47: session[1].in: names a database twice (leave one out)"}},
        Broken{"SessionThatDoesNothing",
               fallout,
               "first    = [\"BEGIN\", \"LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE\"]\n",
               "",
               {":42: session[1]: does nothing (add run = […], or first = […] for a session that only holds locks)"}},
        Broken{"PaceWithoutRun",
               fallout,
               "first    = [\"BEGIN\",",
               "every_ms = 500\nfirst = [\"BEGIN\",",
               {":46: session[1].every_ms: stands without `run` (leave it out)"}},
        Broken{"TooFast",
               drift,
               "every_ms = 1000",
               "every_ms = 1",
               {":48: session[1].every_ms: is 1 (write a number from 50 to 600000)"}},
        Broken{"InnocentOfAnotherKind",
               drift,
               "innocent = true",
               "innocent = \"yes\"",
               {":50: session[1].innocent: is a string, but must be true or false (write true or false)"}},
        Broken{"StatementOfAnotherKind",
               drift,
               "run      = [\"INSERT",
               "run = [7, \"INSERT",
               {":49: session[1].run[1]: is a whole number, but must be a string (write a string)"}},
        Broken{"ApplicationThatEmptiesATable",
               drift,
               "run      = [\"INSERT",
               "run = [\" Truncate public.orders\", \"INSERT",
               {":49: session[1].run: an application that empties a table is not followed (write DELETE FROM)"}},
        Broken{
            "SetupUnknownNames",
            drift,
            "[[armed]]\n",
            "[[setup]]\nrun = [\"ANALYZE\"]\nas = \"nobody\"\nin = [\"tenant_x\"]\nafter = \"order_api\"\n[[armed]]\n",
            {":54: setup[1].as: there is no role 'nobody' (known: app_owner, app_user, migrator)",
             ":55: setup[1].in: there is no database 'tenant_x' (did you mean tenant_a?)",
             ":56: setup[1].after: there is no session 'order_api' (did you mean orders_api?)"}},
        Broken{"SetupWithoutPlace",
               drift,
               "[[armed]]\n",
               "[[setup]]\nrun = [\"ANALYZE\"]\n[[armed]]\n",
               {":52: setup[1].in: is missing (add it here)"}}),
    name_of);

} // namespace
