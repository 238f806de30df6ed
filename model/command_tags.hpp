/*
 * The command tags that an act may name: PostgreSQL's own, with qualifiers, and those of attempts.
 *
 * Pure C++.
 */
#pragma once

#include <string_view>

#include "model/pure.hpp"

namespace ride::model
{

/* Whether the recorder can report such a tag. A trap with a misspelled one would never spring. */
bool is_command_tag(std::string_view tag);

} // namespace ride::model
