/*
 * What a person reads: tables, colours, wrapped text; and what a program reads: one JSON document a command.
 *
 * Pure C++. Colour only on a terminal, and not when NO_COLOR is set.
 */
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace ride
{

class Failure;
struct Rows;

enum class Colour
{
	plain,
	bold,
	dim,
	red,
	green,
	yellow
};

/* The text in that colour when stdout is for a person. */
std::string paint(Colour colour, const std::string &text);

/* Characters a UTF-8 text takes on the screen, none of ours being wide. */
std::size_t display_width(const std::string &text);

class Table
{
public:
	explicit Table(std::vector<std::string> header) : rows_{std::move(header)} {}

	void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
	bool empty() const { return rows_.size() == 1; }

	/* To stdout; every column as wide as its widest cell, the last one ragged. */
	void print(const std::string &indent = "") const;

private:
	std::vector<std::vector<std::string>> rows_;
};

/* A table with the answer's own column names in capitals; NULL is empty. */
Table table_of(const Rows &rows);

/* An array of objects, every value a string or null. */
nlohmann::json json_of(const Rows &rows);

/* One document and a line break, to stdout. Bytes that are no UTF-8 are replaced. */
void print_json(const nlohmann::json &document);

/* Paragraphs of simple markdown, wrapped and indented, without the title line. */
void print_markdown(const std::vector<std::string> &lines);

/* The lines of a card, its states coloured. */
void print_card(const std::vector<std::string> &lines);

/* "ride: what is wrong", then detail and hint, to stderr. */
void print_failure(const Failure &failure);

std::vector<std::string> split_lines(const std::string &text);

} // namespace ride
