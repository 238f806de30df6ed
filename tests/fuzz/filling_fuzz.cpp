/*
 * Any text with {{name}} in it.
 *
 * Test code, no server. The placeholders that are found are those that are there; the rest of the text stays as it is; and
 * every name that nothing declares is a problem on its line.
 */
#include <algorithm>

#include "check.hpp"
#include "model/filling.hpp"
#include "model/text.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

const Variables variables = {{"tenant", "tenant_b"}, {"a", ""}, {"column", "release_id"}};

/* Whether a placeholder begins right here: by the letter of the rule, and slowly. */
bool begins(std::string_view text, std::size_t at)
{
	const std::size_t close = text.substr(at).find("}}");
	return text.substr(at, 2) == "{{" && close != std::string_view::npos && close >= 2 &&
	       is_plain_name(trimmed(text.substr(at + 2, close - 2)));
}

/* The text with each placeholder put through `fill`, which gets its name and place. */
template <typename Fill>
std::string replaced(std::string_view text, const std::vector<Placeholder> &found, Fill fill)
{
	std::string result;
	std::size_t done = 0;
	for (const Placeholder &placeholder : found)
	{
		result.append(text.substr(done, placeholder.begin - done)).append(fill(placeholder));
		done = placeholder.end;
	}
	return result.append(text.substr(done));
}

void check_found(const std::string &text, const std::vector<Placeholder> &found)
{
	std::size_t next = 0;
	for (std::size_t at = 0; at < text.size();)
	{
		const bool is_one = begins(text, at);
		require(is_one == (next < found.size() && found[next].begin == at), "every placeholder is found, and no other",
		        text);
		if (!is_one)
		{
			at++;
			continue;
		}
		const Placeholder &here = found[next++];
		require(here.end > here.begin + 4 && here.end <= text.size() && text.substr(here.end - 2, 2) == "}}",
		        "a placeholder has its braces", text);
		require(trimmed(text.substr(here.begin + 2, here.end - here.begin - 4)) == here.name,
		        "a placeholder's name is what stands between", text);
		at = here.end;
	}
	require(next == found.size(), "no placeholder is found behind the end", text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	const std::string text = text_of(data, size);
	const std::vector<Placeholder> found = placeholders(text);
	check_found(text, found);

	for (const Round round : {Round::refused, Round::stays})
	{
		std::vector<Problem> problems;
		const std::string filled = fill_text(variables, text, {"text.sql", 0}, "key", round, problems);
		std::vector<unsigned> lines;
		const std::string wanted = replaced(
		    text, found,
		    [&](const Placeholder &placeholder) -> std::string
		    {
			    const bool is_round = placeholder.name == "round";
			    const std::string *value = value_of(variables, placeholder.name);
			    if (is_round ? round == Round::refused : value == nullptr)
				    lines.push_back(1 + static_cast<unsigned>(std::count(
				                            text.begin(), text.begin() + static_cast<long>(placeholder.begin), '\n')));
			    return is_round ? "{{round}}" : value ? *value : "";
		    });
		require(filled == wanted, "only placeholders are replaced", text);
		require(problems.size() == lines.size(), "every name that is not declared is a problem", text);
		for (std::size_t i = 0; i < lines.size(); i++)
			require(problems[i].source.line == lines[i], "a problem is on the line of its placeholder", text);
	}

	const std::string at_seven =
	    replaced(text, found,
	             [&](const Placeholder &placeholder) {
		             return placeholder.name == "round"
		                        ? "7"
		                        : text.substr(placeholder.begin, placeholder.end - placeholder.begin);
	             });
	require(ride::model::at_round(text, 7) == at_seven, "a round's number replaces {{round}} alone", text);
	return 0;
}
