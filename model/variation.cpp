/*
 * [[vary]] and [let]: values by seed.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/variation.hpp"

#include <algorithm>
#include <set>

#include "model/text.hpp"

namespace ride::model
{

namespace
{

constexpr unsigned most_shuffled = 8;
constexpr unsigned most_combinations = 1000000;
constexpr std::size_t deepest_let = 50;     /* values that one value is made of, one in another */
constexpr std::size_t longest_let = 100000; /* bytes; a few doublings would fill the memory */

using Row = std::vector<std::string>;

/* One [[vary]]: its names, and the row of values they take for each number below `count`. */
struct Vary
{
	std::vector<std::string> names;
	Row shuffle;
	std::vector<Row> pick;
	unsigned count = 1;

	Row row(unsigned number) const
	{
		if (!pick.empty())
			return pick[number];

		/* the number in the factorial system: each digit is a position among the values that are left */
		Row left = shuffle, result;
		unsigned choices = count;
		while (!left.empty())
		{
			choices /= static_cast<unsigned>(left.size());
			const auto chosen = left.begin() + number / choices;
			number %= choices;
			result.push_back(*chosen);
			left.erase(chosen);
		}
		return result;
	}
};

bool has_duplicates(const std::vector<std::string> &values)
{
	return std::set<std::string>(values.begin(), values.end()).size() != values.size();
}

void check_name(TableReader &reader, std::string_view key, const std::string &name, const Variables &taken)
{
	if (!is_plain_name(name))
		reader.problem(key, "'" + name + "' is not a name of a variable", "use small letters, digits and underscores");
	else if (name == "round")
		reader.problem(key, "'round' is taken: it counts a session's rounds", "choose another name");
	else if (value_of(taken, name))
		reader.problem(key, "'" + name + "' is declared twice", "choose another name");
}

void read_shuffle(TableReader &reader, Vary &vary)
{
	vary.shuffle = reader.texts("shuffle");
	if (vary.shuffle.size() != vary.names.size())
		reader.problem("shuffle",
		               std::to_string(vary.shuffle.size()) + " values for " + std::to_string(vary.names.size()) +
		                   " names",
		               "give as many values as names");
	if (vary.shuffle.size() > most_shuffled)
	{
		reader.problem("shuffle", "more than " + std::to_string(most_shuffled) + " values",
		               "shuffle fewer, or write the rows you mean with `pick`");
		vary.shuffle.clear();
	}
	for (unsigned i = 2; i <= vary.shuffle.size(); i++)
		vary.count *= i;
	if (has_duplicates(vary.shuffle))
		reader.problem("shuffle", "a value stands there twice", "give each name a value of its own");
}

void read_pick(TableReader &reader, Vary &vary)
{
	const Node *rows = reader.raw("pick");
	const std::string wanted = "write a list of rows, each a list of " + std::to_string(vary.names.size()) + " strings";
	if (rows->kind != Node::Kind::list || rows->items.empty())
		return reader.problem("pick", "is not a list of rows", wanted);
	for (const Node &item : rows->items)
	{
		Row row;
		for (const Node &value : item.items)
			if (value.kind == Node::Kind::text && !value.text.empty())
				row.push_back(value.text);
		if (item.kind != Node::Kind::list || row.size() != item.items.size() || row.size() != vary.names.size())
		{
			reader.reading().problems.push_back(
			    {{reader.reading().file, item.line}, reader.path_of("pick"), "a row does not fit the names", wanted});
			continue;
		}
		if (contains(vary.pick, row))
			reader.problem("pick", "a row stands there twice", "make every row different");
		vary.pick.push_back(row);
	}
	vary.count = std::max<unsigned>(1, static_cast<unsigned>(vary.pick.size()));
}

/* A name whose values could not be read is declared with an empty value, so that its uses are no second error. */
Vary read_vary(TableReader &reader, Variables &taken)
{
	Vary vary;
	vary.names = reader.texts("names");
	if (reader.has("shuffle") == reader.has("pick"))
		reader.problem("", "needs exactly one of `shuffle` and `pick`",
		               "shuffle = [values] for every order of them, or pick = [[…], […]] for rows");
	if (reader.has("pick"))
		read_pick(reader, vary);
	else if (reader.has("shuffle"))
		read_shuffle(reader, vary);
	reader.raw("shuffle"); /* beside `pick`: reported above */
	for (const std::string &name : vary.names)
	{
		check_name(reader, "names", name, taken);
		taken.emplace_back(name, "");
	}
	reader.finish();
	return vary;
}

/* Fills the [let] values. One may use another that stands later in the file. */
class Lets
{
public:
	Lets(const Node &table, const Variables &varied, FileReading &reading)
	    : table_(table), known_(varied), reading_(reading)
	{
	}

	std::string filled(const Node::Member &member)
	{
		if (const std::string *value = value_of(known_, member.key))
			return *value;
		if (contains(open_, member.key))
			return refused(member, "is defined by way of itself: " + joined(open_, " → ") + " → " + member.key,
			               "write one of them out");
		if (open_.size() == deepest_let)
			return refused(member, "is made of more than " + std::to_string(deepest_let) + " others, one in another",
			               "write some of them out");
		open_.push_back(member.key);
		for (const Placeholder &placeholder : placeholders(member.value.text))
			for (const Node::Member &other : table_.members)
				if (other.key == placeholder.name)
					filled(other);
		open_.pop_back();
		if (const std::string *value = value_of(known_, member.key))
			return *value; /* the end of a loop, reported above */
		std::string value = fill_text(known_, member.value.text, {reading_.file, member.value.line},
		                              "let." + member.key, Round::refused, reading_.problems);
		if (value.size() > longest_let)
			return refused(member, "is longer than " + std::to_string(longest_let) + " bytes when it is filled",
			               "a long text belongs in a seed file");
		known_.emplace_back(member.key, value);
		return value;
	}

private:
	/* The value of a [let] that cannot be filled; its uses are no second error. */
	std::string refused(const Node::Member &member, const std::string &message, const std::string &mend)
	{
		reading_.problems.push_back({{reading_.file, member.line}, "let." + member.key, message, mend});
		known_.emplace_back(member.key, "");
		return "";
	}

	const Node &table_;
	Variables known_;
	FileReading &reading_;
	std::vector<std::string> open_;
};

} // namespace

Variation read_variation(TableReader &document, unsigned seed)
{
	Variation result;
	std::vector<Vary> varies;
	Variables taken;
	std::size_t combinations = 1;
	for (TableReader &reader : document.tables("vary"))
	{
		varies.push_back(read_vary(reader, taken));
		combinations *= varies.back().count;
		if (combinations > most_combinations)
		{
			reader.problem("", "together the [[vary]] tables make more than a million instances", "vary less");
			combinations = 1;
			break;
		}
	}
	result.combinations = static_cast<unsigned>(combinations);

	unsigned number = seed;
	for (const Vary &vary : varies)
	{
		result.names.insert(result.names.end(), vary.names.begin(), vary.names.end());
		result.values.insert(vary.shuffle.begin(), vary.shuffle.end());
		for (const Row &row : vary.pick)
			result.values.insert(row.begin(), row.end());
		const Row row = vary.row(number % vary.count);
		number /= vary.count;
		for (std::size_t i = 0; i < vary.names.size(); i++)
			result.variables.emplace_back(vary.names[i], i < row.size() ? row[i] : "");
	}

	if (auto let = document.table("let"))
	{
		const Variables varied = result.variables;
		const Node &table = *document.raw("let");
		Lets lets(table, varied, document.reading());
		for (const Node::Member &member : table.members)
		{
			check_name(*let, member.key, member.key, result.variables);
			if (member.value.kind != Node::Kind::text)
				let->problem(member.key, std::string("is ") + to_text(member.value.kind) + ", but must be a string",
				             "put it in quotes");
			result.variables.emplace_back(member.key, lets.filled(member));
		}
	}
	return result;
}

} // namespace ride::model
