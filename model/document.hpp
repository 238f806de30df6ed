/*
 * A TOML document as a plain tree that knows the line of each key and value.
 *
 * Pure C++. document.cpp is the only file that includes toml++; all others read this tree.
 */
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/pure.hpp"
#include "model/catalogue.hpp"

namespace ride::model
{

struct Node
{
	enum class Kind
	{
		text,
		number,
		flag,
		list,
		table,
		other /* dates, times, floats: no scenario uses them */
	};

	struct Member;

	Kind kind = Kind::table;
	unsigned line = 0;
	std::string text;
	std::int64_t number = 0;
	bool flag = false;
	std::vector<Node> items;     /* list */
	std::vector<Member> members; /* table, in the order they were written */

	/* The value of a table's key; null: it has none. */
	const Node *find(std::string_view key) const;
};

struct Node::Member
{
	std::string key;
	unsigned line = 0;
	Node value;
};

/* What a person calls a value of this kind: "a string", "a table". */
const char *to_text(Node::Kind kind);

/* The line of a dotted key such as "detect[2].before.ended" (lists count from 1), or of as much of it as there is;
 * 0: of none. */
unsigned line_of(const Node &document, std::string_view key);

/* Reads TOML text; a syntax error goes to `problems` and leaves an empty table. */
Node parse_document(const std::string &text, const std::string &file, std::vector<Problem> &problems);

} // namespace ride::model
