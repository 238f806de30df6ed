/*
 * An attempt at the fixture's scenario: its files in the host's folder, and what the director asks of the server on the way.
 *
 * Test code, no server. Each function is one step of the director's, as rows of the session that it takes them on.
 */
#pragma once

#include "director/incident/incident.hpp"
#include "shop.hpp"

namespace ride::test
{

inline const std::string shop_id = "stage-01/01-shop";

/* The OIDs that these answers give. */
inline constexpr const char *oncall_oid = "16401", *checker_oid = "16402", *director_oid = "16403";
inline const Row the_orders{"shop", "public", "orders", "16384", "16390"};

/* Copies the fixtures to where the director finds its scenarios, or keeps the one that was armed. */
void lay_out_scenarios(const std::string &folder);

/* On the director's connection to database postgres. */
Calls lists_databases(bool has_shop = true);
Calls makes_server_ready();
Calls finds_planted(const std::vector<std::string> &names);
Calls plants_roles();
Calls names_facts(bool has_shop = true); /* databases and roles */

/* On the connection to the control database. */
Calls finds_attempt(const std::string &phase); /* "": there is none */
Calls finds_objects();
Calls names_tables(); /* after a restart, with nothing remembered */
Calls settles_oncall();

/* A director that takes up a live attempt: everything but the desk. */
struct AttemptTest : testing::Test
{
	ScriptedServer server;
	ScriptedHost host{server};
	Loop loop{host};
	Secrets secrets{host};
	Provision provision{loop, secrets};
	Store store{loop};
	Journal journal{loop};
	std::unique_ptr<model::Catalogue> catalogue;
	Session &admin, &control, &diary;
	std::unique_ptr<Incident> incident;

	AttemptTest();

	/* The incident goes on; the till plays what is in its script. */
	void take_up(const Calls &plays);

	void run_to(std::int64_t ms);
};

} // namespace ride::test
