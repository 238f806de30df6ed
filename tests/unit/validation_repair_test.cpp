/*
 * What a repair may change, and what a trap covers: each rule with a scenario.toml that breaks it.
 */
#include "validation.hpp"

using namespace ride::test;
using namespace ride::model;

namespace
{

class Repairs : public testing::TestWithParam<Broken>
{
};

const std::string before_ended = "[[trap]]\nid     = \"ended\"";

TEST_P(Repairs, BrokenAreReported)
{
	expect_problems(GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Validation, Repairs,
    testing::Values(
        Broken{"AllowsNothing",
               drift,
               before_ended,
               "[[repair]]\ntable = \"public.orders\"\n" + before_ended,
               {":112: repair[1]: allows nothing (name `columns` that a repair may fill, or what the table `loses`)"}},
        Broken{"WhereWithoutColumns",
               drift,
               before_ended,
               "[[repair]]\ntable = \"public.orders\"\nloses = [\"index\"]\nwhere = \"true\"\n" + before_ended,
               {":115: repair[1].where: stands without `columns` (name the columns, or leave it out)"}},
        Broken{"LosesWhatIsNoShape",
               drift,
               before_ended,
               "[[repair]]\ntable = \"orders\"\nloses = [\"indexes\"]\n" + before_ended,
               {":114: repair[1].loses: 'indexes' is no part of a table's shape (did you mean index?)"}},
        Broken{"KeyUnknown",
               drift,
               before_ended,
               "[[repair]]\ntable = \"public.orders\"\ncolumns = [\"status\"]\nrow = \"x\"\n" + before_ended,
               {":115: repair[1].row: unknown key (known: table, in, columns, where, loses)"}},
        Broken{"PlaceUnknown",
               drift,
               before_ended,
               "[[repair]]\ntable = \"public.orders\"\nin = [\"tenant_x\"]\ncolumns = [\"status\"]\n" + before_ended,
               {":114: repair[1].in: there is no database 'tenant_x' (did you mean tenant_a?)"}},
        Broken{"TableThatNoSeedMakes",
               drift,
               before_ended,
               "[[repair]]\ntable = \"public.order\"\ncolumns = [\"status\"]\n" + before_ended,
               {":113: repair[1].table: no seed mentions 'public.order' (mend the name)"}},
        Broken{"CoversWhatIsNotCommon",
               drift,
               before_ended,
               "[[trap]]\ncovers = [\"superusers\"]\nid     = \"ended\"",
               {":113: trap[3].covers: there is no common trap 'superusers' (did you mean superuser?)"}}),
    name_of);

TEST(Repairs, AreReadWithTheirVariables)
{
	const ScenarioFolder folder;
	folder.replace(drift + "/scenario.toml", before_ended,
	               "[[repair]]\ntable = \"orders\"\nin = [\"{{behind}}\"]\ncolumns = [\"status\"]\n"
	               "where = \"status IS NULL\"\nloses = [\"index\", \"owner\"]\n" +
	                   before_ended);
	const Scenario scenario = folder.load(drift);
	ASSERT_EQ(scenario.repairs.size(), 1u);
	const Repair &repair = scenario.repairs.front();
	EXPECT_EQ(repair.table, "public.orders");
	EXPECT_EQ(repair.databases, std::vector<std::string>{"tenant_b"});
	EXPECT_EQ(repair.columns, std::vector<std::string>{"status"});
	EXPECT_EQ(repair.where, "status IS NULL");
	EXPECT_EQ(repair.loses, (std::vector<std::string>{"index", "owner"}));
}

} // namespace
