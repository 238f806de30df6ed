/*
 * SQL that says a value as text, the same wherever it is asked.
 *
 * Pure C++; director only.
 */
#pragma once

#include <string>

#include "model/pure.hpp"

namespace ride
{

bool is_integer(const std::string &type);

/* An expression of that type as text, by the type's output function: a cast to text is another thing for some types
 * (boolean, inet). A number without the zeros of its scale, a json document as jsonb: as such they are the same. NULL stays
 * NULL. */
std::string said(const std::string &value, const std::string &type);

/* A condition: a value of type `is`, taken for one of type `was`, loses nothing by it: back again it is the same, or both
 * are written in the same way. */
std::string fits(const std::string &value, const std::string &is, const std::string &was);

} // namespace ride
