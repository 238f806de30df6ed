/*
 * A document written back as TOML, so that it can be read a second time in other clothes.
 *
 * Test code, no server.
 */
#pragma once

#include <string>

#include "model/document.hpp"

namespace ride::test
{

/* The same values in the same order: one line a key of the top and of its tables, everything below inline. */
std::string as_toml(const model::Node &document);

} // namespace ride::test
