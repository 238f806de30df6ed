/*
 * {{name}}: finding and replacing the variables of a scenario in its texts.
 *
 * Pure C++.
 */
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/pure.hpp"
#include "model/catalogue.hpp"

namespace ride::model
{

using Variables = std::vector<std::pair<std::string, std::string>>;

/* One {{name}} in a text. {{ and }} around anything but a name, such as an array literal, is left alone. */
struct Placeholder
{
	std::string name;
	std::size_t begin = 0, end = 0; /* with its braces */
};

/* All of a text, in order. */
std::vector<Placeholder> placeholders(std::string_view text);

/* The value of a variable; null: it is not declared. */
const std::string *value_of(const Variables &variables, std::string_view name);

/* What becomes of {{round}}: in a session's statement it stays, to be filled round by round; elsewhere it is
 * refused. */
enum class Round
{
	refused,
	stays
};

/* The text with its variables filled. An unknown name goes to `problems`, at its line: `source` has that of the text's
 * beginning (0: line 1), `key` what the text is called. */
std::string fill_text(const Variables &variables, std::string_view text, const Source &source, const std::string &key,
                      Round round, std::vector<Problem> &problems);

} // namespace ride::model
