/*
 * Questions about state: the rows and the shape of the seeded tables, when armed and at the score.
 *
 * Pure C++; director only. What the answers mean is in digest.cpp and shape.cpp.
 */
#include <algorithm>
#include <set>

#include "director/check/probes_asked.hpp"

namespace ride
{

void Probes::take_digests(Asked &asked)
{
	digests_.begin(loop_.host().secret());
	for (const SeededObject &object : objects_)
	{
		Lane &lane = checker_lane(object.database, asked);
		asked.rows[&object] = {&lane, lane.scripts.size(), 0, 0};
		lane.scripts.push_back(digests_.taking(object));
	}
}

void Probes::ask_shapes(const std::set<std::string> &databases, Asked &asked)
{
	for (const std::string &database : databases)
		if (const std::string question = shapes_.question(database); !question.empty())
		{
			Lane &lane = audit_lane(database, asked);
			asked.shapes[database] = {&lane, lane.scripts.size(), 0, 2};
			lane.scripts.push_back({{{"ROLLBACK", {}}, {question, {}}}, {}});
		}
}

/* Rows of what nobody has touched stand as they were. */
void Probes::compare_kept(const Patience &patience)
{
	Asked &asked = *asking_;
	const Facts &facts = loop_.host().facts();
	std::set<std::string> databases;
	for (const auto &act : acts_) /* a grant, or what goes by CASCADE, touches no table */
		databases.insert(act.database);
	for (std::size_t i = 0; i < objects_.size(); ++i) /* as FactSheet writes them */
		if (const SeededObject &object = objects_[i]; digests_.has(object) && facts.relations[i].touched.load() != 0)
		{
			databases.insert(object.database);
			Lane &lane = audit_lane(object.database, asked);
			lane.scripts.push_back(digests_.comparing(object, shapes_.had_row_security(object)));
			asked.rows[&object] = {&lane, lane.scripts.size() - 1, 0, lane.scripts.back().commands.size()};
		}
	ask_shapes(databases, asked);
	std::vector<Lane *> lanes;
	const auto add = [&](const ScriptPlace &place)
	{
		place.lane->finished = false;
		if (std::find(lanes.begin(), lanes.end(), place.lane) == lanes.end())
			lanes.push_back(place.lane);
	};
	for (const auto &[database, place] : asked.shapes)
		add(place);
	for (const auto &[object, place] : asked.rows)
		add(place);
	visit(lanes, asked, patience, loop_.now_ms() + patience.all);
}

} // namespace ride
