/*
 * Node to TOML.
 *
 * Test code, no server.
 */
#include "toml_writer.hpp"

#include <algorithm>
#include <cstdio>

#include "check.hpp"

namespace ride::test
{

namespace
{

using model::Node;

std::string quoted(const std::string &text)
{
	std::string result = "\"";
	for (const char c : text)
	{
		const auto byte = static_cast<unsigned char>(c);
		if (byte < 0x20 || byte == 0x7f || c == '"' || c == '\\')
		{
			char escape[8];
			std::snprintf(escape, sizeof escape, "\\u%04X", static_cast<unsigned>(byte));
			result += escape;
		}
		else
			result += c;
	}
	return result + "\"";
}

std::string inlined(const Node &node)
{
	std::string result;
	switch (node.kind)
	{
		case Node::Kind::text:
			return quoted(node.text);
		case Node::Kind::number:
			return std::to_string(node.number);
		case Node::Kind::flag:
			return node.flag ? "true" : "false";
		case Node::Kind::list:
			for (const Node &item : node.items)
				result += (result.empty() ? "" : ", ") + inlined(item);
			return "[" + result + "]";
		case Node::Kind::table:
			for (const Node::Member &member : node.members)
				result += (result.empty() ? "" : ", ") + quoted(member.key) + " = " + inlined(member.value);
			return "{" + result + "}";
		case Node::Kind::other:
			break;
	}
	require(false, "no date, time or fraction is accepted anywhere");
	return "";
}

bool is_list_of_tables(const Node &node)
{
	return node.kind == Node::Kind::list && !node.items.empty() &&
	       std::all_of(node.items.begin(), node.items.end(),
	                   [](const Node &item) { return item.kind == Node::Kind::table; });
}

std::string lines_of(const Node &table)
{
	std::string result;
	for (const Node::Member &member : table.members)
		result += quoted(member.key) + " = " + inlined(member.value) + "\n";
	return result;
}

} // namespace

std::string as_toml(const Node &document)
{
	std::string values, tables;
	for (const Node::Member &member : document.members)
		if (member.value.kind == Node::Kind::table)
			tables += "[" + quoted(member.key) + "]\n" + lines_of(member.value);
		else if (is_list_of_tables(member.value))
			for (const Node &item : member.value.items)
				tables += "[[" + quoted(member.key) + "]]\n" + lines_of(item);
		else
			values += quoted(member.key) + " = " + inlined(member.value) + "\n";
	return values + tables;
}

} // namespace ride::test
