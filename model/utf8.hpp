/*
 * Whether bytes are text that a server takes as UTF-8, and how to make them so.
 *
 * Pure C++. As strict as PostgreSQL: no over-long form, no surrogate, nothing above U+10FFFF, no zero byte.
 */
#pragma once

#include <string>
#include <string_view>

#include "model/pure.hpp"

namespace ride::model
{

bool is_utf8(std::string_view text);

/* The text with "?" for every byte that belongs to no character, and without a character that its end cuts off. */
std::string whole_utf8(std::string_view text);

/* How many bytes from the beginning on are right. */
std::size_t good_utf8(std::string_view text);

} // namespace ride::model
