/*
 * The description, the usage, the lists and the footer, in that order and as they were written.
 *
 * Pure C++; the launcher process. Newer releases of CLI11 would fill footers like paragraphs, shout their headings and
 * leave blanks at the ends of lines.
 */
#include "launcher/cli/help.hpp"

#include <algorithm>
#include <sstream>

namespace ride
{
namespace
{

constexpr std::size_t names_width = 24;

std::string without_outer_newlines(const std::string &text)
{
	const std::size_t first = text.find_first_not_of('\n');
	return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of('\n') - first + 1);
}

/* A heading is OPTIONS: to some releases and Options: to others; the completions read it. */
void lower_heading(std::string &line)
{
	const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
	if (line.size() < 2 || line.back() != ':' || !std::all_of(line.begin(), line.end() - 1, upper))
		return;
	std::transform(line.begin() + 1, line.end() - 1, line.begin() + 1,
	               [](char c) { return static_cast<char>(c - 'A' + 'a'); });
}

std::string tidy(const std::string &text)
{
	std::istringstream lines(text);
	std::string clean;
	for (std::string line; std::getline(lines, line);)
	{
		line.erase(line.find_last_not_of(' ') + 1);
		lower_heading(line);
		clean += line + "\n";
	}
	return clean;
}

} // namespace

Help::Help()
{
	column_width(names_width);
}

std::string Help::make_help(const CLI::App *app, std::string name, CLI::AppFormatMode mode) const
{
	if (mode == CLI::AppFormatMode::Sub)
		return Formatter::make_help(app, std::move(name), mode);
	std::string usage = without_outer_newlines(make_usage(app, std::move(name)));
	if (usage.rfind("Usage:", 0) != 0)
		usage.insert(0, "Usage: ");
	const std::string lists = make_positionals(app) + make_groups(app, mode) + make_subcommands(app, mode);
	std::string help = app->get_description() + "\n" + usage + "\n\n" + without_outer_newlines(lists) + "\n";
	if (!app->get_footer().empty())
		help += "\n" + without_outer_newlines(app->get_footer()) + "\n";
	return tidy(help);
}

} // namespace ride
