/*
 * From toml++ to a tree in the order of the file, every node with its line.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/document.hpp"

#include <algorithm>

namespace
{

/* toml++ asserts, or with NDEBUG relies on it, that a table header goes on with a key: "[(]" does not. Here a file that
 * breaks an assertion is a broken file like any other. */
struct AssertionBroken
{
};

[[noreturn]] void break_off()
{
	throw AssertionBroken();
}

} // namespace

#undef NDEBUG
#define TOML_ASSERT(...) ((__VA_ARGS__) ? static_cast<void>(0) : break_off())
#include <toml++/toml.h>

#include "model/text.hpp"

namespace ride::model
{

namespace
{

Node convert(const toml::node &given);

Node convert_table(const toml::table &given)
{
	Node node;
	node.kind = Node::Kind::table;
	for (const auto &[key, value] : given)
		node.members.push_back({std::string(key.str()), key.source().begin.line, convert(value)});

	/* toml++ sorts by key; problems, and positions of [[tables]], go by the order of the file */
	std::stable_sort(node.members.begin(), node.members.end(),
	                 [](const Node::Member &a, const Node::Member &b) { return a.line < b.line; });
	return node;
}

Node convert(const toml::node &given)
{
	Node node;
	if (const toml::table *table = given.as_table())
		node = convert_table(*table);
	else if (const toml::array *array = given.as_array())
	{
		node.kind = Node::Kind::list;
		for (const toml::node &item : *array)
			node.items.push_back(convert(item));
	}
	else if (const auto *text = given.as_string())
	{
		node.kind = Node::Kind::text;
		node.text = text->get();
	}
	else if (const auto *number = given.as_integer())
	{
		node.kind = Node::Kind::number;
		node.number = number->get();
	}
	else if (const auto *flag = given.as_boolean())
	{
		node.kind = Node::Kind::flag;
		node.flag = flag->get();
	}
	else
		node.kind = Node::Kind::other;
	node.line = given.source().begin.line;
	return node;
}

/* Reports zero bytes: "\u0000" is TOML, but no text that a server takes. */
void check_texts(const Node &node, const std::string &file, const std::string &path, std::vector<Problem> &problems)
{
	const auto check = [&](const std::string &text, unsigned line)
	{
		if (text.find('\0') != std::string::npos)
			problems.push_back({{file, line}, path, "contains a zero byte", "leave it out"});
	};
	check(node.text, node.line);
	for (std::size_t i = 0; i < node.items.size(); i++)
		check_texts(node.items[i], file, path + "[" + std::to_string(i + 1) + "]", problems);
	for (const Node::Member &member : node.members)
	{
		check(member.key, member.line);
		check_texts(member.value, file, path.empty() ? member.key : path + "." + member.key, problems);
	}
}

/* Where a character beyond ASCII stands outside of strings and comments; npos: nowhere. TOML allows none there but
 * unusual spaces, and toml++ 3.3 has undefined behaviour for most of them. */
std::size_t beyond_ascii(std::string_view text)
{
	std::size_t at = text.starts_with("\xef\xbb\xbf") ? 3 : 0; /* a byte order mark is allowed */
	std::string_view closing; /* what ends the string or comment here; empty: outside */
	while (at < text.size())
	{
		const std::string_view rest = text.substr(at);
		std::size_t step = 1;
		if (closing.empty())
		{
			if (static_cast<unsigned char>(rest[0]) >= 0x80)
				return at;
			for (const char *opening : {"\"\"\"", "'''", "\"", "'"})
				if (closing.empty() && rest.starts_with(opening))
					closing = opening;
			step = closing.empty() ? 1 : closing.size();
			if (rest[0] == '#')
				closing = "\n";
		}
		else if (rest[0] == '\\' && closing[0] == '"')
			step = 2;
		else if (rest.starts_with(closing))
		{
			step = closing.size();
			closing = {};
		}
		else if (rest[0] == '\n' && closing.size() == 1)
			closing = {}; /* the string is not closed, which the parser reports */
		at += step;
	}
	return std::string_view::npos;
}

unsigned line_at(std::string_view text, std::size_t at)
{
	return static_cast<unsigned>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
}

bool breaks_assertion(std::string_view text)
{
	try
	{
		static_cast<void>(toml::parse(text));
	}
	catch (const AssertionBroken &)
	{
		return true;
	}
	catch (const toml::parse_error &)
	{
		/* a part of the file may well end too early */
	}
	return false;
}

/* The line at which the text breaks an assertion. The parser goes from top to bottom, so bisection finds it. */
unsigned line_of_assertion(std::string_view text)
{
	std::vector<std::size_t> ends;
	for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
		ends.push_back(at);
	const auto found = std::partition_point(ends.begin(), ends.end(),
	                                        [&](std::size_t end) { return !breaks_assertion(text.substr(0, end)); });
	return static_cast<unsigned>(found - ends.begin()) + 1;
}

} // namespace

const Node *Node::find(std::string_view key) const
{
	for (const Member &member : members)
		if (member.key == key)
			return &member.value;
	return nullptr;
}

const char *to_text(Node::Kind kind)
{
	switch (kind)
	{
		case Node::Kind::text:
			return "a string";
		case Node::Kind::number:
			return "a whole number";
		case Node::Kind::flag:
			return "true or false";
		case Node::Kind::list:
			return "a list";
		case Node::Kind::table:
			return "a table";
		case Node::Kind::other:
			break;
	}
	return "a date, time or fraction";
}

unsigned line_of(const Node &document, std::string_view key)
{
	const Node *node = &document;
	unsigned line = 0;
	for (const std::string &step : split(key, '.'))
	{
		const std::size_t bracket = step.find('[');
		const std::string name = step.substr(0, bracket);
		const auto member = std::find_if(node->members.begin(), node->members.end(),
		                                 [&](const Node::Member &candidate) { return candidate.key == name; });
		if (member == node->members.end())
			break;
		line = member->line;
		node = &member->value;
		if (bracket == std::string::npos)
			continue;
		const std::size_t number = std::stoul(step.substr(bracket + 1));
		if (number == 0 || number > node->items.size())
			break;
		node = &node->items[number - 1];
		line = node->line;
	}
	return line;
}

Node parse_document(const std::string &text, const std::string &file, std::vector<Problem> &problems)
{
	if (const std::size_t at = beyond_ascii(text); at != std::string::npos)
	{
		problems.push_back({{file, line_at(text, at)},
		                    "",
		                    "has a character beyond ASCII outside of quotes",
		                    "put the text in quotes, or take the character out"});
		return {};
	}
	try
	{
		const Node document = convert_table(toml::parse(std::string_view(text), std::string_view(file)));
		check_texts(document, file, "", problems);
		return document;
	}
	catch (const AssertionBroken &)
	{
		problems.push_back({{file, line_of_assertion(text)}, "", "is no TOML from here on", "mend the TOML"});
		return {};
	}
	catch (const toml::parse_error &error)
	{
		problems.push_back({{file, error.source().begin.line}, "", std::string(error.description()), "mend the TOML"});
		return {};
	}
}

} // namespace ride::model
