/*
 * The words that all scenarios share: mechanisms (mechanisms.toml), evidence groups (evidence.toml).
 *
 * Pure C++.
 */
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/pure.hpp"

namespace ride::model
{

struct Mechanism
{
	std::string name, area, says;
};

/* What closes a look at a group, when the item has no `before` of its own. */
enum class Closes
{
	relation, /* the first change to a relation that the item names */
	catalog,  /* the first change to any seeded relation of that database */
	signal    /* the first signal sent to a simulated session */
};

/* An evidence group: reading any of its relations or calling any of its functions is a look. */
struct Group
{
	std::string name;         /* without "@" */
	bool of_relation = false; /* "@columns public.orders": about one relation */
	bool plans = false;       /* EXPLAIN of a statement that uses the relation is the look */
	Closes closes = Closes::catalog;
	std::vector<std::string> relations; /* qualified; those that a server's version lacks are passed over */
	std::vector<std::string> functions; /* qualified, without arguments */
};

struct Vocabulary
{
	std::vector<Mechanism> mechanisms; /* in file order: areas stay together */
	std::vector<Group> groups;

	/* By name; null: there is none. */
	const Mechanism *mechanism(std::string_view name) const;
	const Group *group(std::string_view name) const;
};

} // namespace ride::model
