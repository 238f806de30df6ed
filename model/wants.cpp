/*
 * Turns looks and acts into questions to the facts.
 *
 * Pure C++, used by the director (what to record) and by judge.cpp (what it means).
 */
#include "model/watch.hpp"

#include <algorithm>

#include "model/names.hpp"
#include "model/places.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

using Words = std::vector<std::string>;
using Positions = std::vector<std::size_t>;

/* What an act's `wrote` means: any change, or only altering and rewriting, which hide what there was to see. */
enum class Wrote
{
	anything,
	interference
};

class Watcher
{
public:
	Watcher(const Scenario &scenario, const Vocabulary &vocabulary) : scenario_(scenario), vocabulary_(vocabulary)
	{
		for (const Database &database : scenario.databases)
			databases_.push_back(database.name);
	}

	Watch run()
	{
		for (const DetectItem &item : scenario_.detect)
			watch_.detect.push_back(item.look ? views(*item.look) : Views{});
		for (const TrapItem &trap : scenario_.traps)
			watch_.traps.push_back(trap.act ? act(*trap.act, Wrote::anything, true) : Positions{});
		for (const DetectItem &item : scenario_.detect)
			watch_.elsewhere.push_back(item.look ? views_elsewhere(*item.look) : std::vector<Views>{});
		return std::move(watch_);
	}

private:
	std::size_t add(const Want &want)
	{
		const auto known = std::find(watch_.wants.begin(), watch_.wants.end(), want);
		if (known != watch_.wants.end())
			return static_cast<std::size_t>(known - watch_.wants.begin());
		watch_.wants.push_back(want);
		return watch_.wants.size() - 1;
	}

	static Want want(Want::Kind kind, const std::string &database, const std::string &object,
	                 const std::string &tag = "")
	{
		Want want;
		want.kind = kind;
		want.database = database;
		want.object = object;
		want.tag = tag;
		return want;
	}

	Positions act(const Act &act, Wrote wrote, bool in_trap = false)
	{
		const Words anywhere = act.in.empty() ? Words{""} : act.in;
		Positions found;
		for (const std::string &tag : act.did)
			for (const std::string &object : act.on.empty() ? Words{""} : act.on)
				for (const std::string &database : anywhere)
					found.push_back(
					    add(want(act.attempted ? Want::Kind::attempted : Want::Kind::did, database, object, tag)));
		for (const std::string &relation : act.wrote)
		{
			const std::string name = relation == "seeded" ? "" : relation;
			if (wrote == Wrote::anything)
				add_each(Want::Kind::changed, name, act.in, found);
			else
				interferences(name, act.in, found);
		}
		for (const std::string &session : ended_sessions(scenario_, act, in_trap))
			found.push_back(add(want(Want::Kind::ended, "", session)));
		for (const std::string &function : act.called)
			for (const std::string &database : anywhere)
				found.push_back(add(want(Want::Kind::called, database, function)));
		return found;
	}

	/* Without databases: in all of the scenario. */
	void add_each(Want::Kind kind, const std::string &relation, const Words &databases, Positions &found)
	{
		for (const std::string &database : databases.empty() ? databases_ : databases)
			found.push_back(add(want(kind, database, relation)));
	}

	void interferences(const std::string &relation, const Words &databases, Positions &found)
	{
		add_each(Want::Kind::altered, relation, databases, found);
		add_each(Want::Kind::rewrote, relation, databases, found);
	}

	/* The scenario's relations that a look names. To interfere with any of them closes all its sights. */
	static Words named_relations(const Look &look)
	{
		Words relations;
		for (const Sight &sight : look.saw)
			if (!sight.relation.empty() && !is_system_relation(sight.relation) && !contains(relations, sight.relation))
				relations.push_back(sight.relation);
		return relations;
	}

	Positions closers(const Look &look, const Sight &sight, const std::string &database)
	{
		if (look.before)
			return act(*look.before, Wrote::interference);

		Positions found;
		const Words here = database.empty() ? Words{} : Words{database};
		const Words relations = named_relations(look);
		const Group *group = sight.kind == Sight::Kind::group ? vocabulary_.group(sight.name) : nullptr;
		/* rows do not hide how a relation is built */
		if (group && group->closes == Closes::relation)
			for (const std::string &relation : relations)
				add_each(Want::Kind::altered, relation, here, found);
		else if (!relations.empty())
			for (const std::string &relation : relations)
				interferences(relation, here, found);
		else if (group && group->closes == Closes::signal)
			found.push_back(add(want(Want::Kind::signalled, "", "")));
		else
			interferences("", here, found);
		return found;
	}

	Views views(const Look &look)
	{
		Views found;
		for (const std::string &database : look.in.empty() ? Words{""} : look.in)
			found.push_back(views_in(look, database));
		return found;
	}

	std::optional<std::vector<Views>> views_elsewhere(const Look &look)
	{
		const std::optional<std::vector<Look>> others = elsewhere(scenario_.places, look);
		if (!others)
			return std::nullopt;
		std::vector<Views> found;
		for (const Look &other : *others)
			found.push_back(views(other));
		return found;
	}

	std::vector<View> views_in(const Look &look, const std::string &database)
	{
		std::vector<View> views;
		for (const Sight &sight : look.saw)
		{
			View view;
			if (look.after)
				view.openers = act(*look.after, Wrote::anything);
			view.closers = closers(look, sight, database);
			Want seen = want(Want::Kind::look, database, "");
			seen.sight = sight;
			seen.after = view.openers;
			view.look = add(seen);
			/* an item with a `before` of its own is closed by that alone */
			if (sight.kind == Sight::Kind::relation && !is_system_relation(sight.relation) && !look.before)
			{
				seen.kind = Want::Kind::clouded;
				view.clouded = add(seen);
			}
			views.push_back(std::move(view));
		}
		return views;
	}

	const Scenario &scenario_;
	const Vocabulary &vocabulary_;
	Words databases_;
	Watch watch_;
};

} // namespace

std::vector<std::string> ended_sessions(const Scenario &scenario, const Act &act, bool in_trap)
{
	if (act.ended.empty() || (act.ended.front() != "*" && !act.ended.front().starts_with("!")))
		return act.ended;
	Words names;
	for (const Session &session : scenario.sessions)
		if (!contains(act.ended, "!" + session.name) && (session.innocent || !in_trap))
			names.push_back(session.name);
	return names;
}

Watch watch(const Scenario &scenario, const Vocabulary &vocabulary)
{
	return Watcher(scenario, vocabulary).run();
}

std::vector<Want> wants(const Scenario &scenario, const Vocabulary &vocabulary)
{
	return watch(scenario, vocabulary).wants;
}

} // namespace ride::model
