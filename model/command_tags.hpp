/*
 * The command tags an act may name: PostgreSQL's own with our qualifiers, and the tags of what is only ever attempted.
 *
 * Pure C++.
 */
#pragma once

#include <string_view>

#include "model/pure.hpp"

namespace ride::model
{

/* Whether the recorder can ever report such a tag: a misspelled one would make a trap that never springs. */
bool is_command_tag(std::string_view tag);

} // namespace ride::model
