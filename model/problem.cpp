/*
 * What is wrong with a file, in words.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/catalogue.hpp"

namespace ride::model
{

namespace
{

std::string all_of(const std::vector<Problem> &problems)
{
	std::string text;
	for (const Problem &problem : problems)
		text += (text.empty() ? "" : "\n") + problem.text();
	return text;
}

} // namespace

std::string Problem::text() const
{
	std::string text = source.file;
	if (source.line > 0)
		text += ":" + std::to_string(source.line);
	if (!key.empty())
		text += ": " + key;
	text += ": " + message;
	if (!mend.empty())
		text += " (" + mend + ")";
	return text;
}

ScenarioError::ScenarioError(std::vector<Problem> given) : std::runtime_error(all_of(given)), problems(std::move(given))
{
}

} // namespace ride::model
