/*
 * All that the player can do: each entry makes an act at random, with what it must come to.
 *
 * Pure C++. One file a kind: looks.cpp, writes.cpp, schema.cpp, control.cpp, signals.cpp, failures.cpp.
 */
#pragma once

#include <random>

#include "tests/acts/sandbox.hpp"

namespace acts
{

/* Where an act is played. */
struct Stage
{
	std::mt19937_64 &random;
	Ledger &ledger;
	const Sandbox &sandbox;
	int session;             /* the number of ours; rows and names with it are nobody else's */
	int sessions;            /* how many there are */
	int pid;                 /* ours */
	std::vector<int> others; /* pids of the player's other sessions that are idle */
	std::uint64_t seed;
	int &serial; /* with the seed: for names and keys that nobody has had */

	int below(int limit) { return static_cast<int>(random() % static_cast<std::uint64_t>(limit)); }
	bool chance(int percent) { return below(100) < percent; }
	template <typename Value>
	const Value &one_of(const std::vector<Value> &values)
	{
		return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
	}
	std::string fresh(const std::string &prefix)
	{
		return prefix + std::to_string(seed) + "_" + std::to_string(++serial);
	}
	/* A key of customers and orders that only this session touches. */
	std::string own_key() { return std::to_string(1 + session + sessions * below(300 / sessions)); }
	std::string new_key() { return std::to_string((seed + 1) * 100000 + static_cast<std::uint64_t>(++serial)); }
};

struct Entry
{
	enum class When
	{
		anywhere,
		outside, /* of a transaction block */
		inside
	};
	const char *name;
	int weight;
	When when;
	Act (*make)(Stage &stage);
};

const std::vector<Entry> &looks();
const std::vector<Entry> &writes();
const std::vector<Entry> &schema_changes();
const std::vector<Entry> &controls();
const std::vector<Entry> &signals();
const std::vector<Entry> &failures();

/* An act of one message with one statement. */
inline Act single(Way way, Statement statement)
{
	return {"", {{way, {std::move(statement)}}}};
}

inline Act single(Statement statement)
{
	return single(Way::simple, std::move(statement));
}

} // namespace acts
