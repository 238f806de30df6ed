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

/* One {{name}} in a text; {{ and }} around anything but a name (an array literal, say) is left alone. */
struct Placeholder
{
	std::string name;
	std::size_t begin = 0, end = 0; /* with its braces */
};

std::vector<Placeholder> placeholders(std::string_view text);

const std::string *value_of(const Variables &variables, std::string_view name);

/* Whether {{round}} may stand in a text (a session's statement): it stays, and is filled round by round. */
enum class Round
{
	refused,
	stays
};

/* `text` filled. Every unknown name goes to `problems`, at the line of `source` (0: line 1) plus the lines before it. */
std::string fill_text(const Variables &variables, std::string_view text, const Source &source, const std::string &key,
                      Round round, std::vector<Problem> &problems);

} // namespace ride::model
