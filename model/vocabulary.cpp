/*
 * The shared words: read, and found.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/vocabulary_reader.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "model/names.hpp"
#include "model/probe_reader.hpp"
#include "model/text.hpp"
#include "model/utf8.hpp"

namespace ride::model
{

namespace
{

/* Calls read(table) for each [[key]] table of a file, and reports all else that is in it. */
template <typename Read>
void read_tables(const std::filesystem::path &folder, const std::string &file, const char *key,
                 std::vector<Problem> &problems, Read read)
{
	const auto text = read_file(folder, file, problems, "every scenarios folder has one");
	if (!text)
		return;
	const Node document = parse_document(*text, file, problems);
	FileReading reading{file, problems};
	TableReader top(document, "", reading);
	for (TableReader &table : top.tables(key))
	{
		read(table);
		table.finish();
	}
	top.finish();
}

template <typename T>
void check_unique(TableReader &reader, const std::vector<T> &list, std::string_view key, const std::string &name,
                  std::string T::*member)
{
	for (const T &other : list)
		if (other.*member == name)
			reader.problem(key, "'" + name + "' stands there twice", "choose another name");
}

Group read_group(TableReader &reader)
{
	Group group;
	group.name = reader.text("name");
	if (!group.name.empty() && !is_plain_name(group.name))
		reader.problem("name", "'" + group.name + "' is no name", "use small letters, digits and underscores");
	group.of_relation = reader.flag("of_relation", false);
	group.plans = reader.flag("plans", false);
	const std::string closes = reader.text("closes");
	if (closes == "relation")
		group.closes = Closes::relation;
	else if (closes == "signal")
		group.closes = Closes::signal;
	else if (closes != "catalog" && !closes.empty())
		reader.problem("closes", "'" + closes + "' is unknown", "write relation, catalog or signal");
	if (group.closes == Closes::relation && !group.of_relation)
		reader.problem("closes", "'relation' needs a relation", "add of_relation = true, or close by catalog");
	for (const std::string &relation : reader.texts("relations", Need::optional))
		group.relations.push_back(read_relation(reader, "relations", relation));
	for (const std::string &function : reader.texts("functions", Need::optional))
		group.functions.push_back(read_function(reader, "functions", function));
	if (!group.plans && group.relations.empty() && group.functions.empty())
		reader.problem("", "names no relation and no function", "add relations = […] or functions = […]");
	return group;
}

} // namespace

std::optional<std::string> read_file(const std::filesystem::path &folder, const std::string &name,
                                     std::vector<Problem> &problems, const std::string &mend)
{
	std::error_code ignored;
	std::ifstream stream(folder / name, std::ios::binary);
	std::ostringstream text;
	if (!std::filesystem::is_regular_file(folder / name, ignored) || !stream || !(text << stream.rdbuf()))
	{
		/* an empty file sets failbit on `text` too */
		problems.push_back(
		    {{name, 0},
		     "",
		     std::filesystem::is_regular_file(folder / name, ignored) ? "is empty or cannot be read" : "is missing",
		     mend});
		return std::nullopt;
	}
	std::string content = text.str();
	if (const std::size_t good = good_utf8(content); good < content.size())
	{
		const auto end = content.begin() + static_cast<std::ptrdiff_t>(good);
		problems.push_back({{name, static_cast<unsigned>(std::count(content.begin(), end, '\n')) + 1},
		                    "",
		                    content[good] == '\0' ? "contains a zero byte" : "is not UTF-8",
		                    "save it as UTF-8 text"});
		return std::nullopt;
	}
	return content;
}

Vocabulary read_vocabulary(const std::filesystem::path &folder, std::vector<Problem> &problems)
{
	Vocabulary vocabulary;
	read_tables(folder, "mechanisms.toml", "mechanism", problems,
	            [&](TableReader &reader)
	            {
		            Mechanism mechanism;
		            mechanism.name = reader.text("name");
		            mechanism.area = reader.text("area");
		            mechanism.says = reader.text("says");
		            if (!mechanism.name.empty() && !is_plain_name(mechanism.name))
			            reader.problem("name", "'" + mechanism.name + "' is no name",
			                           "use small letters, digits and underscores");
		            check_unique(reader, vocabulary.mechanisms, "name", mechanism.name, &Mechanism::name);
		            vocabulary.mechanisms.push_back(mechanism);
	            });
	read_tables(folder, "evidence.toml", "group", problems,
	            [&](TableReader &reader)
	            {
		            Group group = read_group(reader);
		            check_unique(reader, vocabulary.groups, "name", group.name, &Group::name);
		            vocabulary.groups.push_back(std::move(group));
	            });
	return vocabulary;
}

std::vector<TrapItem> read_common_traps(const std::filesystem::path &folder, std::vector<Problem> &problems)
{
	std::vector<TrapItem> traps;
	read_tables(folder, "common.toml", "trap", problems,
	            [&](TableReader &reader)
	            {
		            TrapItem trap;
		            trap.common = true;
		            trap.source = reader.source();
		            trap.id = reader.text("id");
		            if (!trap.id.empty() && !is_id(trap.id))
			            reader.problem("id", "'" + trap.id + "' is no id", "use small letters, digits and dashes");
		            check_unique(reader, traps, "id", trap.id, &TrapItem::id);
		            trap.points = reader.number("points", 1, 20);
		            trap.says = reader.text("says");
		            trap.covers = reader.texts("covers", Need::optional);
		            if (const std::string keeps = reader.text("keeps", Need::optional); !keeps.empty())
		            {
			            trap.keeps = keeps == "shape" ? Kept::shape : Kept::rows;
			            if (keeps != "rows" && keeps != "shape")
				            reader.problem("keeps", "'" + keeps + "' is unknown", "write rows or shape");
		            }
		            else
			            trap.act = read_act(reader);
		            if (trap.act && !trap.act->in.empty())
			            reader.problem("in", "names databases, but common traps are of every scenario", "leave it out");
		            traps.push_back(std::move(trap));
	            });
	return traps;
}

const Mechanism *Vocabulary::mechanism(std::string_view name) const
{
	for (const Mechanism &mechanism : mechanisms)
		if (mechanism.name == name)
			return &mechanism;
	return nullptr;
}

const Group *Vocabulary::group(std::string_view name) const
{
	for (const Group &group : groups)
		if (group.name == name)
			return &group;
	return nullptr;
}

} // namespace ride::model
