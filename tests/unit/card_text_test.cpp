/*
 * The card as a person sees it, letter by letter.
 */
#include <gtest/gtest.h>

#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

std::string text(const Incident &incident)
{
	std::string all;
	for (const std::string &line : as_lines(incident.card()))
		all += line + "\n";
	return all;
}

Incident solved()
{
	Incident incident(drift);
	incident.at(1, "look tenant_a public.schema_migrations")
	    .at(2, "look tenant_b public.schema_migrations")
	    .at(3, "look tenant_c public.schema_migrations")
	    .at(4, "look tenant_b @columns public.orders")
	    .declare("schema_behind", "tenant_b")
	    .all_fixed();
	return incident;
}

} // namespace

TEST(CardText, OfAPerfectRun)
{
	EXPECT_EQ(text(solved().submit()), R"( Detect   40 of 40
   held   12  Compared the recorded versions of all three tenants
   held    8  Saw what the tenant that fails really lacks
   held   20  Named the tenant that fails, and why
 Fix      40 of 40
   held   14  orders in tenant_b has release_id, as text
   held   14  The version is recorded in tenant_b, and it is true
   held   12  orders_api can write orders in every tenant
 Trap     20 of 20   nothing sprung
 Total   100 of 100   seed 0 · no hints
)");
}

TEST(CardText, OfAHalfRun)
{
	Incident incident(drift);
	incident.at(5, "look tenant_b app_log")
	    .at(4, "altered tenant_b public.orders")
	    .declare("schema_behind", "tenant_a");
	incident.fixed(0).sprung("index").at(9, "attempted BECOME SUPERUSER").submit();
	incident.evidence.hints = 1;
	EXPECT_EQ(text(incident), R"( Detect    0 of 40
   missed  0 of 12  Compared the recorded versions of all three tenants
   late    0 of  8  Saw what the tenant that fails really lacks
   missed  0 of 20  Named the tenant that fails, and why
 Fix      14 of 40
   held   14 of 14  orders in tenant_b has release_id, as text
   missed  0 of 14  The version is recorded in tenant_b, and it is true
   missed  0 of 12  orders_api can write orders in every tenant
 Trap      2 of 20   counts as far as Fix is earned
   sprung -4        orders was left with an index that nobody asked for; an index cannot stand in for a column
   sprung -10       Tried to become superuser
 Total    16 of 100   seed 0 · 1 hint
)");
}

TEST(CardText, BeforeSubmitSaysHowManyCausesWait)
{
	Incident incident = solved();
	incident.fixed(1, false);
	incident.evidence.hints = 2;
	EXPECT_EQ(text(incident), R"( Detect   20 of 40   1 cause noted · judged at submit
   held   12 of 12  Compared the recorded versions of all three tenants
   held    8 of  8  Saw what the tenant that fails really lacks
   open    0 of 20
 Fix      26 of 40
   held   14 of 14  orders in tenant_b has release_id, as text
   open    0 of 14
   held   12 of 12  orders_api can write orders in every tenant
 Trap     13 of 20   nothing sprung; counts as far as Fix is earned
 Total    59 of 100   seed 0 · 2 hints · not submitted
)");
}

TEST(CardText, KeepsItsColumnsWithAllFixedAndATrapSprung)
{
	Incident incident = solved().sprung("index").submit();
	const std::vector<std::string> lines = as_lines(incident.card());
	EXPECT_EQ(lines[8], " Trap     16 of 20");
	EXPECT_EQ(
	    lines[9],
	    "   sprung -4  orders was left with an index that nobody asked for; an index cannot stand in for a column");
	EXPECT_EQ(lines[9].find("orders"), lines[1].find("Compared"));
}
