/*
 * Words: their form, and which come near.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/text.hpp"

#include <algorithm>
#include <numeric>

namespace ride::model
{

namespace
{

/* ASCII only: the rules of names must not depend on the locale. */
bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

std::size_t distance(std::string_view a, std::string_view b)
{
	std::vector<std::size_t> row(b.size() + 1);
	std::iota(row.begin(), row.end(), 0);
	for (std::size_t i = 1; i <= a.size(); i++)
	{
		std::size_t diagonal = row[0];
		row[0] = i;
		for (std::size_t j = 1; j <= b.size(); j++)
		{
			const std::size_t above = row[j];
			row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
			diagonal = above;
		}
	}
	return row[b.size()];
}

} // namespace

bool is_plain_name(std::string_view word)
{
	return !word.empty() && word.size() <= 63 && (is_small(word[0]) || word[0] == '_') &&
	       std::all_of(word.begin(), word.end(), [](char c) { return is_small(c) || is_digit(c) || c == '_'; });
}

bool is_id(std::string_view word)
{
	return !word.empty() && word.size() <= 63 && is_small(word[0]) &&
	       std::all_of(word.begin(), word.end(),
	                   [](char c) { return is_small(c) || is_digit(c) || c == '_' || c == '-'; });
}

bool is_stage_name(std::string_view word)
{
	return word.size() == 8 && word.starts_with("stage-") && is_digit(word[6]) && is_digit(word[7]);
}

bool is_scenario_name(std::string_view word)
{
	if (word.size() < 4 || !is_digit(word[0]) || !is_digit(word[1]) || word[2] != '-')
		return false;
	const std::string_view slug = word.substr(3);
	return slug.front() != '-' && slug.back() != '-' && slug.find("--") == std::string_view::npos &&
	       std::all_of(slug.begin(), slug.end(), [](char c) { return is_small(c) || is_digit(c) || c == '-'; });
}

bool is_sqlstate(std::string_view word)
{
	return word.size() == 5 &&
	       std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); });
}

std::string lower(std::string_view text)
{
	std::string result(text);
	for (char &c : result)
		if (c >= 'A' && c <= 'Z')
			c = static_cast<char>(c - 'A' + 'a');
	return result;
}

std::string trimmed(std::string_view text)
{
	const char *blanks = " \t\r\n";
	const std::size_t begin = text.find_first_not_of(blanks);
	if (begin == std::string_view::npos)
		return "";
	return std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

std::vector<std::string> split(std::string_view text, char separator)
{
	std::vector<std::string> parts;
	for (;;)
	{
		const std::size_t end = text.find(separator);
		parts.emplace_back(text.substr(0, end));
		if (end == std::string_view::npos)
			return parts;
		text.remove_prefix(end + 1);
	}
}

std::string joined(const std::vector<std::string> &words, const std::string &separator)
{
	std::string result;
	for (const std::string &word : words)
		result += (&word == &words.front() ? "" : separator) + word;
	return result;
}

std::string nearest(std::string_view given, const std::vector<std::string> &words)
{
	const std::size_t allowed = given.size() < 5 ? 1 : 2;
	std::string best;
	std::size_t best_distance = allowed + 1;
	for (const std::string &word : words)
	{
		const std::size_t found = distance(lower(given), lower(word));
		if (found < best_distance)
		{
			best_distance = found;
			best = word;
		}
	}
	return best;
}

std::string known_names(std::string_view given, const std::vector<std::string> &words, const std::string &otherwise)
{
	if (words.empty())
		return otherwise;
	if (const std::string near = nearest(given, words); !near.empty())
		return "did you mean " + near + "?";
	return "known: " + joined(words);
}

} // namespace ride::model
