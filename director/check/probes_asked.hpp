/*
 * One round of questions under way: the lanes they travel on, and what is known so far.
 *
 * Pure C++; director only; private to probes.cpp and probe_answers.cpp.
 */
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/pure.hpp"
#include "director/check/probes.hpp"

namespace ride
{

/* Where the outcomes of one script are. */
struct ScriptPlace
{
	Lane *lane = nullptr;
	std::size_t script = 0;
	std::size_t kind_at = 0; /* which outcome tells whether the named relations are tables; 0: none was named */
	std::size_t length = 0;  /* how many outcomes a script that ran to its end has */
};

/* Of a row of pg_class, called c: it is a table. And in a question that compares as its author wrote it: one whose columns
 * compare as PostgreSQL's collations do, since one of the on-call's may say that anything equals anything. */
inline constexpr const char *any_table = "relkind IN ('r', 'p')";
inline constexpr const char *plain_table =
    "relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attcollation >= 16384 AND "
    "NOT attisdropped)";

/* What every check begins with: a transaction that only reads, and its tables (quoted, with schema), locked and asked
 * whether they are what they have to be. */
void begin_check(const std::vector<std::string> &tables, const char *table_is, Script &script, ScriptPlace &place);

/* Failures that tell nothing about the state: locks, slots, cancellation, connections. */
bool says_nothing(const Outcome &outcome);

/* What a client turned out to be doing. */
struct Seen
{
	std::uint64_t from = 0; /* the first round that counts as new */
	bool waits = false;
	std::vector<Blocker> roots;
};

struct Probes::Asked
{
	explicit Asked(const Patience &allowed) : patience(allowed) {}

	Patience patience;
	std::map<std::string, std::unique_ptr<Lane>> checker; /* by database */
	std::map<std::string, std::unique_ptr<Lane>> lanes;   /* the applications' */
	std::map<std::pair<const model::Probe *, std::string>, ScriptPlace> state;
	std::map<std::pair<const model::Session *, std::string>, ScriptPlace> replay;
	std::map<std::string, ScriptPlace> logs; /* by database */
	std::map<const SeededObject *, ScriptPlace> rows;
	std::map<std::string, ScriptPlace> shapes;             /* by database */
	std::map<const Lane *, std::vector<Blocker>> blockers; /* of lanes that were given up */
	/* Scripts that a session of the incident's own was in the way of: the lane goes on with the next one. */
	std::set<std::pair<const Lane *, std::size_t>> blocked_by_incident;
	std::map<const Client *, Seen> seen;

	bool is_blocked(const ScriptPlace &place) const
	{
		return blocked_by_incident.count({place.lane, place.script}) != 0;
	}
};

} // namespace ride
