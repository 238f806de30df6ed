/*
 * Fills {{name}} in texts, and {{round}} in statements.
 *
 * Pure C++, used by the launcher (briefings, exams) and by the director (seeds, statements).
 */
#include "model/filling.hpp"

#include <algorithm>

#include "model/text.hpp"

namespace ride::model
{

std::vector<Placeholder> placeholders(std::string_view text)
{
	std::vector<Placeholder> found;
	std::size_t begin = 0;
	while ((begin = text.find("{{", begin)) != std::string_view::npos)
	{
		const std::size_t close = text.find("}}", begin + 2);
		if (close == std::string_view::npos)
			break;
		begin = text.rfind("{{", close); /* a name has no braces */
		const std::string name = trimmed(text.substr(begin + 2, close - begin - 2));
		if (is_plain_name(name))
			found.push_back({name, begin, close + 2});
		begin = is_plain_name(name) ? close + 2 : close;
	}
	return found;
}

const std::string *value_of(const Variables &variables, std::string_view name)
{
	for (const auto &[known, value] : variables)
		if (known == name)
			return &value;
	return nullptr;
}

std::string fill_text(const Variables &variables, std::string_view text, const Source &source, const std::string &key,
                      Round round, std::vector<Problem> &problems)
{
	std::string result;
	std::size_t done = 0;
	for (const Placeholder &placeholder : placeholders(text))
	{
		result += text.substr(done, placeholder.begin - done);
		done = placeholder.end;

		const Source here{source.file,
		                  std::max(source.line, 1u) +
		                      static_cast<unsigned>(
		                          std::count(text.begin(), text.begin() + static_cast<long>(placeholder.begin), '\n'))};
		if (placeholder.name == "round")
		{
			if (round == Round::refused)
				problems.push_back({here, key, "{{round}} has a value only in the statements of a session",
				                    "use it in `first` or `run` of a [[session]], or leave it out"});
			result += "{{round}}";
		}
		else if (const std::string *value = value_of(variables, placeholder.name))
			result += *value;
		else
		{
			std::vector<std::string> names;
			for (const auto &variable : variables)
				names.push_back(variable.first);
			problems.push_back({here, key, "{{" + placeholder.name + "}} is not declared",
			                    "declare it in [[vary]] or [let]; " +
			                        known_names(placeholder.name, names, "nothing is declared yet")});
		}
	}
	return result.append(text.substr(done));
}

std::string fill(const Scenario &scenario, const std::string &text, const Source &source)
{
	std::vector<Problem> problems;
	std::string result = fill_text(scenario.variables, text, source, "", Round::refused, problems);
	if (!problems.empty())
		throw ScenarioError(std::move(problems));
	return result;
}

std::string at_round(const std::string &statement, unsigned long round)
{
	std::string result;
	std::size_t done = 0;
	for (const Placeholder &placeholder : placeholders(statement))
		if (placeholder.name == "round")
		{
			result.append(statement, done, placeholder.begin - done).append(std::to_string(round));
			done = placeholder.end;
		}
	return result.append(statement, done);
}

} // namespace ride::model
