/*
 * Tables, colours, paragraphs.
 *
 * Pure C++.
 */
#include "launcher/terminal/output.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <iostream>
#include <sstream>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "launcher/system/connection.hpp"
#include "launcher/system/failure.hpp"

namespace ride
{
namespace
{

constexpr std::size_t text_width = 110;

bool colours_wanted(int fd)
{
	const char *no = std::getenv("NO_COLOR"), *term = std::getenv("TERM");
	return isatty(fd) && !(no && *no) && !(term && std::string_view(term) == "dumb");
}

const char *code_of(Colour colour)
{
	switch (colour)
	{
		case Colour::plain:
			return "";
		case Colour::bold:
			return "\033[1m";
		case Colour::dim:
			return "\033[2m";
		case Colour::red:
			return "\033[31m";
		case Colour::green:
			return "\033[32m";
		case Colour::yellow:
			return "\033[33m";
	}
	return "";
}

/* Words of one paragraph, broken before the width. */
void print_wrapped(const std::string &paragraph, const std::string &first, const std::string &rest)
{
	std::istringstream words(paragraph);
	std::string line = first, word;
	bool empty = true;
	while (words >> word)
	{
		if (!empty && display_width(line) + 1 + display_width(word) > text_width)
		{
			std::cout << line << '\n';
			line = rest;
			empty = true;
		}
		line += (empty ? "" : " ") + word;
		empty = false;
	}
	if (!empty)
		std::cout << line << '\n';
}

bool is_list_item(const std::string &line)
{
	const std::size_t at = line.find_first_not_of(' ');
	if (at == std::string::npos)
		return false;
	if ((line[at] == '-' || line[at] == '*') && line.substr(at + 1, 1) == " ")
		return true;
	const std::size_t dot = line.find_first_not_of("0123456789", at);
	return dot != at && dot != std::string::npos && line.substr(dot, 2) == ". ";
}

} // namespace

std::string paint(Colour colour, const std::string &text)
{
	static const bool wanted = colours_wanted(STDOUT_FILENO);
	return wanted && colour != Colour::plain && !text.empty() ? code_of(colour) + text + "\033[0m" : text;
}

std::size_t display_width(const std::string &text)
{
	return static_cast<std::size_t>(
	    std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

void Table::print(const std::string &indent) const
{
	std::vector<std::size_t> widths(rows_.front().size());
	for (const auto &row : rows_)
		for (std::size_t i = 0; i < row.size(); ++i)
			widths[i] = std::max(widths[i], display_width(row[i]));
	for (const auto &row : rows_)
	{
		std::string line = indent;
		for (std::size_t i = 0; i < row.size(); ++i)
			line += row[i] + std::string(i + 1 < row.size() ? widths[i] - display_width(row[i]) + 2 : 0, ' ');
		line.erase(line.find_last_not_of(' ') + 1);
		std::cout << (&row == &rows_.front() ? paint(Colour::bold, line) : line) << '\n';
	}
}

Table table_of(const Rows &rows)
{
	std::vector<std::string> header = rows.columns;
	for (std::string &name : header)
		std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::toupper(c); });
	Table table(std::move(header));
	for (const auto &row : rows.rows)
	{
		std::vector<std::string> cells;
		for (const auto &cell : row)
			cells.push_back(cell.value_or(""));
		table.add(std::move(cells));
	}
	return table;
}

nlohmann::json json_of(const Rows &rows)
{
	nlohmann::json array = nlohmann::json::array();
	for (const auto &row : rows.rows)
	{
		nlohmann::json object = nlohmann::json::object();
		for (std::size_t i = 0; i < row.size(); ++i)
			object[rows.columns[i]] = row[i] ? nlohmann::json(*row[i]) : nlohmann::json();
		array.push_back(std::move(object));
	}
	return array;
}

void print_json(const nlohmann::json &document)
{
	std::cout << document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

void print_markdown(const std::vector<std::string> &lines)
{
	std::string paragraph, first = "  ", rest = "  ";
	bool code = false, begun = false, gap = false;
	const auto flush = [&]
	{
		if (paragraph.empty())
			return;
		if (gap && begun)
			std::cout << '\n';
		print_wrapped(paragraph, first, rest);
		paragraph.clear();
		first = rest = "  ";
		begun = true;
		gap = false;
	};
	for (const std::string &line : lines)
	{
		const bool blank = line.find_first_not_of(" \t") == std::string::npos;
		const bool fence = line.rfind("```", 0) == 0;
		if (fence || code || blank || line.rfind("#", 0) == 0 || is_list_item(line))
			flush();
		if (fence)
			code = !code;
		else if (code)
			std::cout << "    " << line << '\n';
		else if (blank)
			gap = true;
		else if (line.rfind("# ", 0) == 0)
			continue; /* the title has been said */
		else if (is_list_item(line))
		{
			const std::size_t text = line.find(' ', line.find_first_not_of(' ')) + 1;
			first = "  " + line.substr(0, text);
			rest = std::string(first.size(), ' ');
			paragraph = line.substr(text);
		}
		else
			paragraph += (paragraph.empty() ? "" : " ") + line;
	}
	flush();
}

void print_card(const std::vector<std::string> &lines)
{
	constexpr std::array states{std::pair{"held", Colour::green},  std::pair{"clear", Colour::green},
	                            std::pair{"missed", Colour::red},  std::pair{"sprung", Colour::red},
	                            std::pair{"late", Colour::yellow}, std::pair{"open", Colour::yellow}};
	for (std::string line : lines)
	{
		const std::size_t from = line.find_first_not_of(' ');
		const std::size_t to = from == std::string::npos ? from : std::min(line.find(' ', from), line.size());
		for (const auto &[state, colour] : states)
			if (from != std::string::npos && line.substr(from, to - from) == state)
			{
				line.replace(from, to - from, paint(colour, state));
				break;
			}
		std::cout << line << '\n';
	}
}

void print_failure(const Failure &failure)
{
	static const bool wanted = colours_wanted(STDERR_FILENO);
	std::cerr << (wanted ? "\033[1;31mride:\033[0m " : "ride: ") << failure.what() << '\n';
	for (const std::string &line : split_lines(failure.detail))
		std::cerr << "  " << line << '\n';
	if (!failure.hint.empty())
		std::cerr << (wanted ? "\033[1mhint:\033[0m " : "hint: ") << failure.hint << '\n';
}

std::vector<std::string> split_lines(const std::string &text)
{
	std::vector<std::string> lines;
	std::istringstream stream(text);
	for (std::string line; std::getline(stream, line);)
		lines.push_back(line);
	return lines;
}

} // namespace ride
