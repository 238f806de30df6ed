/*
 * Statements that copy data to or from the client.
 *
 * Pure C++, used by the rules of scenarios.
 */
#include "model/client_copy.hpp"

#include <algorithm>
#include <string>

#include "model/text.hpp"

namespace ride::model
{

namespace
{

bool in_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool stands_at(std::string_view sql, std::size_t at, std::string_view what)
{
	return sql.substr(at, what.size()) == what;
}

/* Where the next `end` from `at` on is passed; the end of the text if there is none. */
std::size_t behind(std::string_view sql, std::size_t at, std::string_view end)
{
	const std::size_t found = sql.find(end, at);
	return found == std::string_view::npos ? sql.size() : found + end.size();
}

std::size_t behind_comment(std::string_view sql, std::size_t at)
{
	int depth = 0;
	while (at < sql.size())
	{
		const bool begins = stands_at(sql, at, "/*"), ends = stands_at(sql, at, "*/");
		depth += begins ? 1 : ends ? -1 : 0;
		at += begins || ends ? 2 : 1;
		if (depth == 0)
			break;
	}
	return at;
}

std::size_t behind_escaped(std::string_view sql, std::size_t at)
{
	while (at < sql.size() && sql[at] != '\'')
		at += sql[at] == '\\' ? 2 : 1;
	return std::min(at + 1, sql.size());
}

/* Where the literal ends that $$ or $tag$ begins here; `at` if none does. */
std::size_t behind_dollars(std::string_view sql, std::size_t at)
{
	std::size_t end = at + 1;
	while (end < sql.size() && in_word(sql[end]))
		end++;
	const bool is_quote = end < sql.size() && sql[end] == '$' && !(sql[at + 1] >= '0' && sql[at + 1] <= '9');
	return is_quote ? behind(sql, end + 1, sql.substr(at, end + 1 - at)) : at;
}

/* Where the comment or the literal ends that begins here; `at` if none does. */
std::size_t passed(std::string_view sql, std::size_t at)
{
	if (stands_at(sql, at, "--"))
		return behind(sql, at, "\n");
	if (stands_at(sql, at, "/*"))
		return behind_comment(sql, at);
	if (stands_at(sql, at, "E'") || stands_at(sql, at, "e'"))
		return behind_escaped(sql, at + 2);
	if (sql[at] == '\'' || sql[at] == '"')
		return behind(sql, at + 1, sql.substr(at, 1));
	return sql[at] == '$' ? behind_dollars(sql, at) : at;
}

} // namespace

std::optional<std::size_t> client_copy(std::string_view sql)
{
	std::string first, before; /* words of the statement: its first, and the one before the current one */
	std::size_t begin = 0;
	int depth = 0;
	for (std::size_t at = 0; at < sql.size();)
	{
		if (const std::size_t end = passed(sql, at); end != at)
		{
			at = end;
			continue;
		}
		if (!in_word(sql[at]))
		{
			depth += sql[at] == '(' ? 1 : sql[at] == ')' ? -1 : 0;
			if (sql[at] == ';' && depth <= 0)
				first.clear(), before.clear(), depth = 0;
			at++;
			continue;
		}
		const std::size_t word_at = at;
		while (at < sql.size() && in_word(sql[at]))
			at++;
		const std::string word = lower(sql.substr(word_at, at - word_at));
		if (first.empty())
			first = word, begin = word_at;
		else if (first == "copy" && depth == 0 && (before == "from" || before == "to") &&
		         (word == "stdin" || word == "stdout"))
			return begin;
		before = word;
	}
	return std::nullopt;
}

} // namespace ride::model
