/*
 * Typed access to one TOML table, collecting problems.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/table_reader.hpp"

#include "model/text.hpp"

namespace ride::model
{

TableReader::TableReader(const Node &table, std::string path, FileReading &reading)
    : table_(&table), path_(std::move(path)), reading_(&reading)
{
}

Source TableReader::source_of(std::string_view key) const
{
	for (const Node::Member &member : table_->members)
		if (member.key == key)
			return {reading_->file, member.line};
	return source();
}

std::string TableReader::path_of(std::string_view key) const
{
	if (key.empty())
		return path_;
	return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void TableReader::problem(std::string_view key, std::string message, std::string mend)
{
	reading_->problems.push_back({source_of(key), path_of(key), std::move(message), std::move(mend)});
}

void TableReader::unusable(std::string_view key, std::string message, std::string mend)
{
	reading_->complete = false;
	problem(key, std::move(message), std::move(mend));
}

void TableReader::wrong_kind(const Node &node, const std::string &path, const std::string &wanted)
{
	reading_->complete = false;
	reading_->problems.push_back({{reading_->file, node.line},
	                              path,
	                              std::string("is ") + to_text(node.kind) + ", but must be " + wanted,
	                              "write " + wanted});
}

const Node *TableReader::raw(std::string_view key)
{
	if (!contains(asked_, key))
		asked_.emplace_back(key);
	return table_->find(key);
}

const Node *TableReader::ask(std::string_view key, Need need, Node::Kind kind)
{
	const Node *node = raw(key);
	if (!node)
	{
		if (need == Need::required)
		{
			unusable(key, "is missing", "add it here");
		}
		return nullptr;
	}
	if (node->kind != kind)
	{
		wrong_kind(*node, path_of(key), to_text(kind));
		return nullptr;
	}
	return node;
}

std::string TableReader::filled(const Node &node, const std::string &path, Round round)
{
	const std::size_t before = reading_->problems.size();
	const Source here{reading_->file, node.line};
	if (trimmed(node.text).empty())
		reading_->problems.push_back({here, path, "is empty", "write it, or leave the key out"});
	std::string text = reading_->variables
	                       ? fill_text(*reading_->variables, node.text, here, path, round, reading_->problems)
	                       : node.text;
	if (reading_->problems.size() > before)
		reading_->complete = false;
	return text;
}

std::string TableReader::text(std::string_view key, Need need)
{
	const Node *node = ask(key, need, Node::Kind::text);
	return node ? filled(*node, path_of(key), Round::refused) : "";
}

int TableReader::number(std::string_view key, int from, int to, std::optional<int> otherwise)
{
	const Node *node = ask(key, otherwise ? Need::optional : Need::required, Node::Kind::number);
	if (!node)
		return otherwise.value_or(from);
	if (node->number < from || node->number > to)
	{
		unusable(key, "is " + std::to_string(node->number),
		         from == to ? "write " + std::to_string(from)
		                    : "write a number from " + std::to_string(from) + " to " + std::to_string(to));
		return from;
	}
	return static_cast<int>(node->number);
}

bool TableReader::flag(std::string_view key, bool otherwise)
{
	const Node *node = ask(key, Need::optional, Node::Kind::flag);
	return node ? node->flag : otherwise;
}

std::vector<std::string> TableReader::list(std::string_view key, Need need, Round round)
{
	std::vector<std::string> result;
	const Node *node = ask(key, need, Node::Kind::list);
	if (!node)
		return result;
	if (node->items.empty())
	{
		unusable(key, "is an empty list",
		         need == Need::required ? "name at least one" : "name one, or leave the key out");
	}
	for (std::size_t i = 0; i < node->items.size(); i++)
	{
		const std::string path = path_of(key) + "[" + std::to_string(i + 1) + "]";
		if (node->items[i].kind == Node::Kind::text)
			result.push_back(filled(node->items[i], path, round));
		else
			wrong_kind(node->items[i], path, to_text(Node::Kind::text));
	}
	return result;
}

std::vector<std::string> TableReader::texts(std::string_view key, Need need)
{
	return list(key, need, Round::refused);
}

std::vector<std::string> TableReader::one_or_more(std::string_view key)
{
	const Node *node = table_->find(key);
	if (node && node->kind == Node::Kind::text)
		return {text(key)};
	return texts(key);
}

std::vector<std::string> TableReader::statements(std::string_view key, Round round)
{
	return list(key, Need::optional, round);
}

std::optional<TableReader> TableReader::table(std::string_view key)
{
	const Node *node = ask(key, Need::optional, Node::Kind::table);
	if (!node)
		return std::nullopt;
	return TableReader(*node, path_of(key), *reading_);
}

std::vector<TableReader> TableReader::table_or_tables(std::string_view key)
{
	if (const Node *node = table_->find(key); node && node->kind == Node::Kind::list)
	{
		if (node->items.empty())
			unusable(key, "is an empty list", "name at least one");
		return tables(key);
	}
	const std::optional<TableReader> one = table(key);
	return one ? std::vector<TableReader>{*one} : std::vector<TableReader>{};
}

std::vector<TableReader> TableReader::tables(std::string_view key)
{
	std::vector<TableReader> result;
	const Node *node = raw(key);
	if (!node)
		return result;
	if (node->kind != Node::Kind::list)
	{
		wrong_kind(*node, path_of(key), path_.empty() ? "[[" + std::string(key) + "]]" : "a list of tables");
		return result;
	}
	for (std::size_t i = 0; i < node->items.size(); i++)
	{
		const std::string path = path_of(key) + "[" + std::to_string(i + 1) + "]";
		if (node->items[i].kind == Node::Kind::table)
			result.emplace_back(node->items[i], path, *reading_);
		else
			wrong_kind(node->items[i], path, to_text(Node::Kind::table));
	}
	return result;
}

void TableReader::finish()
{
	for (const Node::Member &member : table_->members)
	{
		if (contains(asked_, member.key))
			continue;
		const Source here{reading_->file, member.line};
		if (member.key == "node" || member.key == "via" || (path_.empty() && member.key == "action"))
			reading_->problems.push_back({here, path_of(member.key), "not supported yet",
			                              "it is reserved for topologies of several servers; leave it out"});
		else
			reading_->problems.push_back(
			    {here, path_of(member.key), "unknown key", known_names(member.key, asked_, "leave it out")});
	}
}

} // namespace ride::model
