/*
 * Looks and diagnoses: each rule with a scenario.toml that breaks it.
 */
#include "validation.hpp"

using namespace ride::test;

namespace
{

class Looks : public testing::TestWithParam<Broken>
{
};

TEST_P(Looks, BrokenAreReported)
{
	expect_problems(GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Validation, Looks,
    testing::Values(
        Broken{"SawAndDiagnosis",
               drift,
               "[[detect]]\nid     = \"cause\"",
               "[[detect]]\nsaw = [\"public.orders\"]\nid = \"cause\"",
               {":75: detect[3]: needs exactly one of `saw` and `diagnosis` (make it two items, or add one of them)"}},
        Broken{"NeitherSawNorDiagnosis",
               drift,
               "saw    = [\"public.schema_migrations\"]\n",
               "",
               {":63: detect[1]: needs exactly one of `saw` and `diagnosis` (make it two items, or add one of them)"}},
        Broken{"SawNothing",
               drift,
               "saw    = [\"public.schema_migrations\"]",
               "saw = []",
               {":67: detect[1].saw: is an empty list (name at least one)"}},
        Broken{"SawPlaceUnknown",
               drift,
               "in     = [\"tenant_a\", \"tenant_b\", \"tenant_c\"]\n[[detect]]\nid     = \"columns\"",
               "in = [\"tenant_e\"]\n[[detect]]\nid = \"columns\"",
               {":68: detect[1].in: there is no database 'tenant_e' (did you mean tenant_a?)"}},
        Broken{"GroupUnknown",
               drift,
               "\"@columns public.orders\"",
               "\"@column public.orders\"",
               {":73: detect[2].saw: there is no evidence group '@column' (did you mean columns?)"}},
        Broken{"GroupWithoutItsRelation",
               drift,
               "\"@columns public.orders\"",
               "\"@columns\"",
               {":73: detect[2].saw: @columns is about a relation (name it: @columns public.orders)"}},
        Broken{"GroupWithARelation",
               fallout,
               "\"@locks\"",
               "\"@locks public.orders\"",
               {":92: detect[1].saw: @locks is not about a relation (write @locks alone)"}},
        Broken{"SightOfASystemRelationUnqualified",
               fallout,
               "\"@locks\"",
               "\"pg_locks\"",
               {":92: detect[1].saw: 'pg_locks' would mean public.pg_locks (write pg_catalog.pg_locks)"}},
        Broken{"SightOfAnUnknownRelation",
               drift,
               "\"@columns public.orders\"",
               "\"@columns public.ordres\"",
               {":73: detect[2].saw: no seed of 'tenant_b' mentions 'public.ordres' (mend the name, or `in`)"}},
        Broken{
            "SightWithABrokenSqlstate",
            drift,
            "\"error:42703 {{column}}\"",
            "\"error:4270x {{column}}\"",
            {":73: detect[2].saw: '4270x' is not an SQLSTATE (write five digits or capitals after error:, such as error:42703 release_id)"}},
        Broken{"SightWithTwoWords",
               drift,
               "\"error:42703 {{column}}\"",
               "\"error:42703 column missing\"",
               {":73: detect[2].saw: 'column missing' is more than one word (name one word of the message)"}},
        Broken{"SightBroken",
               drift,
               "\"error:42703 {{column}}\"",
               "\"orders in tenant_b\"",
               {":73: detect[2].saw: 'orders in tenant_b' is no name of a relation (write name or schema.name)"}},
        Broken{"DiagnosisInAPlace",
               drift,
               "diagnosis = { mech",
               "in = [\"tenant_a\"]\ndiagnosis = { mech",
               {":79: detect[3].in: does not go with `diagnosis` (leave it out)"}},
        Broken{
            "MechanismUnknown",
            drift,
            "mechanism = [\"schema_behind\"]",
            "mechanism = [\"schema_behnd\"]",
            {":79: detect[3].diagnosis.mechanism: there is no mechanism 'schema_behnd' (did you mean schema_behind?)"}},
        Broken{"MechanismMissing",
               drift,
               "mechanism = [\"schema_behind\"], ",
               "",
               {":79: detect[3].diagnosis.mechanism: is missing (add it here)"}},
        Broken{
            "CulpritDatabaseUnknown",
            drift,
            "\"{{behind}}.schema_migrations\"",
            "\"tenant_9.schema_migrations\"",
            {":79: detect[3].diagnosis.culprit: 'tenant_9.schema_migrations' does not begin with a database; did you mean tenant_a? (write db, db.table, db.table.column, or session:NAME)"}},
        Broken{
            "CulpritSessionUnknown",
            fallout,
            "\"session:migration_runner_1\"",
            "\"session:migration_runner\"",
            {":116: detect[5].diagnosis.culprit: there is no session migration_runner; did you mean migration_runner_1? (write db, db.table, db.table.column, or session:NAME)"}},
        Broken{
            "CulpritNotWhole",
            fallout,
            "\"session:migration_runner_1\"",
            "\"migration_runner_1\"",
            {":116: detect[5].diagnosis.culprit: 'migration_runner_1' does not begin with a database; known: app_db, tenant_a, tenant_b, tenant_c (write db, db.table, db.table.column, or session:NAME)"}},
        Broken{"DiagnosesNone",
               drift,
               "diagnosis = {",
               "diagnosis = []\ntold = {",
               {":79: detect[3].diagnosis: is an empty list (name at least one)",
                ":80: detect[3].told: unknown key (known: id, points, says, diagnosis, in, before, after)"}},
        Broken{
            "DiagnosisOfSeveral",
            fallout,
            "diagnosis = { mechanism = [\"blocked_by_open_transaction\"], culprit = [\"session:migration_runner_1\"] }",
            "diagnosis = [{ mechanism = [\"schema_behind\"], culprit = [\"app_db\"], at_least = \"database\" },\n"
            "{ mechanism = [\"schema_behnd\"], culprit = [\"app_db\"], at_least = \"database\" }]",
            {":117: detect[5].diagnosis[2].mechanism: there is no mechanism 'schema_behnd' (did you mean schema_behind?)"}},
        Broken{"LevelUnknown",
               drift,
               "at_least = \"database\"",
               "at_least = \"schema\"",
               {":79: detect[3].diagnosis.at_least: 'schema' is unknown (write database, table or column)"}},
        Broken{
            "LevelTooDeep",
            drift,
            "at_least = \"database\"",
            "at_least = \"column\"",
            {":79: detect[3].diagnosis.at_least: asks for more than tenant_b.schema_migrations spells (lower it, or spell the culprit out)"}},
        Broken{
            "LevelOfASession",
            fallout,
            "culprit = [\"session:migration_runner_1\"]",
            "culprit = [\"session:migration_runner_1\"], at_least = \"table\"",
            {":116: detect[5].diagnosis.at_least: goes only with culprits that are objects, not with session:migration_runner_1 (leave it out)"}},
        Broken{"DiagnosisUnknownKey",
               drift,
               "at_least = \"database\"",
               "atleast = \"database\"",
               {":79: detect[3].diagnosis.atleast: unknown key (did you mean at_least?)"}}),
    name_of);

} // namespace
