/*
 * Which databases the seed chooses among, and what an item would be about if it had chosen another.
 *
 * Pure C++, used by the director and by the launcher.
 */
#include "model/places.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "model/filling.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

using Words = std::vector<std::string>;

constexpr std::size_t most_looks =
    400; /* each asks for facts of its own; eight places, three of them named, make 336 */

/* Whether a text is more than one varied name: "{{behind}}" is a value of `behind`, but "tenant_{{letter}}" may be
 * anything, and so may a [let]. */
bool is_put_together(const std::string &text, const Words &varied)
{
	const std::vector<Placeholder> found = placeholders(text);
	return !found.empty() &&
	       (found.front().begin != 0 || found.front().end != text.size() || !contains(varied, found.front().name));
}

/* Whether a name of a database is put together anywhere: in the `names` of [[database]], or in an `in`. */
bool puts_names_together(const Node &node, const Words &varied)
{
	const auto is_name = [&](const Node &value)
	{ return value.kind == Node::Kind::text && is_put_together(value.text, varied); };
	for (const Node &item : node.items)
		if (puts_names_together(item, varied))
			return true;
	for (const Node::Member &member : node.members)
		if (puts_names_together(member.value, varied) ||
		    ((member.key == "in" || member.key == "names") &&
		     std::any_of(member.value.items.begin(), member.value.items.end(), is_name)))
			return true;
	return false;
}

/* Whether a list names all places or none, so that it is the same wherever the fault is. */
bool is_the_same_everywhere(const Words &places, const Words &databases)
{
	const auto named = [&](const std::string &place) { return contains(databases, place); };
	return std::all_of(places.begin(), places.end(), named) || std::none_of(places.begin(), places.end(), named);
}

Words *databases_of(std::optional<Act> &act)
{
	return act ? &act->in : nullptr;
}

std::vector<Words *> database_lists(Look &look)
{
	std::vector<Words *> lists{&look.in};
	for (Words *list : {databases_of(look.before), databases_of(look.after)})
		if (list)
			lists.push_back(list);
	return lists;
}

/* The look with its places renamed by `names`, and its lists sorted, since their order means nothing. */
Look renamed(Look look, const std::map<std::string, std::string> &names)
{
	for (Words *list : database_lists(look))
	{
		for (std::string &database : *list)
			if (const auto found = names.find(database); found != names.end())
				database = found->second;
		std::sort(list->begin(), list->end());
	}
	return look;
}

bool asks_of_the_same_databases(Look &a, Look &b)
{
	const std::vector<Words *> left = database_lists(a), right = database_lists(b);
	return std::equal(left.begin(), left.end(), right.begin(),
	                  [](const Words *one, const Words *other) { return *one == *other; });
}

/* Calls take(names) for every way to rename the named places to places, each to another one. */
void each_naming(const Words &places, const Words &named, std::map<std::string, std::string> &names,
                 const std::function<void(const std::map<std::string, std::string> &)> &take)
{
	if (names.size() == named.size())
		return take(names);
	const std::string &next = named[names.size()];
	for (const std::string &place : places)
	{
		if (std::any_of(names.begin(), names.end(), [&](const auto &given) { return given.second == place; }))
			continue;
		names[next] = place;
		each_naming(places, named, names, take);
		names.erase(next);
	}
}

bool tells_place(const Words &places, const Probe &probe)
{
	return !is_the_same_everywhere(places, probe.databases) ||
	       std::any_of(probe.alternatives.begin(), probe.alternatives.end(),
	                   [&](const Probe &alternative) { return tells_place(places, alternative); });
}

} // namespace

Words places_of(const Node &document, const Variation &variation, const std::vector<Database> &databases)
{
	Node items = document;
	std::erase_if(items.members,
	              [](const Node::Member &member) { return member.key == "vary" || member.key == "let"; });
	const bool any = puts_names_together(items, variation.names);
	Words places;
	for (const Database &database : databases)
		if (any || variation.values.contains(database.name))
			places.push_back(database.name);
	std::sort(places.begin(), places.end());
	return places;
}

std::optional<std::vector<Look>> elsewhere(const Words &places, const Look &look)
{
	Look own = renamed(look, {});
	const std::vector<Words *> lists = database_lists(own);
	std::vector<Look> others;
	if (std::all_of(lists.begin(), lists.end(),
	                [&](const Words *list) { return is_the_same_everywhere(places, *list); }))
		return others;

	Words named; /* sorted: names are given in this order */
	for (const std::string &place : places)
		if (std::any_of(lists.begin(), lists.end(), [&](const Words *list) { return contains(*list, place); }))
			named.push_back(place);
	std::size_t ways = 1;
	for (std::size_t i = 0; i < named.size() && ways <= most_looks; i++)
		ways *= places.size() - i;
	if (ways > most_looks)
		return std::nullopt;
	std::map<std::string, std::string> names;
	each_naming(places, named, names,
	            [&](const std::map<std::string, std::string> &naming)
	            {
		            Look other = renamed(look, naming);
		            if (!asks_of_the_same_databases(other, own) &&
		                std::none_of(others.begin(), others.end(),
		                             [&](Look &known) { return asks_of_the_same_databases(known, other); }))
			            others.push_back(std::move(other));
	            });
	return others;
}

bool tells_place(const Words &places, const TrapItem &trap)
{
	return (trap.probe && tells_place(places, *trap.probe)) ||
	       (trap.act && !is_the_same_everywhere(places, trap.act->in));
}

} // namespace ride::model
