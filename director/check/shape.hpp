/*
 * The shape of the seeded tables: what of it was there when armed, and whether any of it has been lost.
 *
 * Pure C++; director only. This file pair writes the question and compares the answers; probes.cpp has it asked.
 */
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/record/store.hpp"
#include "model/scenario.hpp"

namespace ride
{

/* Of a row of pg_class, called c: row security hides no row of it from anybody. */
inline constexpr const char *hides_nothing =
    "(NOT c.relrowsecurity OR (EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polpermissive AND polcmd IN ('r', "
    "'*') AND polroles = '{0}' AND pg_get_expr(polqual, polrelid) = 'true') AND NOT EXISTS (SELECT FROM pg_policy WHERE "
    "polrelid = c.oid AND NOT polpermissive AND polcmd IN ('r', '*') AND pg_get_expr(polqual, polrelid) <> 'true')))";

class Shapes
{
public:
	Shapes(Store &store, const model::Scenario &scenario, const std::vector<SeededObject> &objects)
	    : store_(store), scenario_(scenario), objects_(objects)
	{
	}

	/* One question about all seeded tables of a database: when armed, and again at the score. */
	std::string question(const std::string &database) const;

	/* Keeps what was answered when armed. */
	void keep(const Outcome &answer);
	void save();

	/* Whether an answer at the score tells of a table that has lost something that no repair may lose. A table that is
	 * gone has lost its rows, which is another question. */
	bool lost(const Outcome &answer);

	/* Whether a table had row security when armed: then rows may be hidden. Else one that is hidden is lost, as the checker
	 * reads past every policy and nobody else may. */
	bool had_row_security(const SeededObject &object);

private:
	const Shape *kept(const SeededObject &object);
	std::vector<std::string> may_lose(const SeededObject &object) const;

	Store &store_;
	const model::Scenario &scenario_;
	const std::vector<SeededObject> &objects_;
	std::map<TableNumber, Shape> kept_;
	bool loaded_ = false;
};

/* Whether `armed` has something that `now` lacks, or `now` grants something to everybody. `loses`: kinds that do not
 * matter. Each shape tells as "table" which relation it is of. */
bool is_lesser(const Shape &armed, const Shape &now, const std::vector<std::string> &loses);

} // namespace ride
