/*
 * Statements that copy data to or from whoever sends them.
 *
 * Pure C++. A simulated application has no data to send and no place for any: COPY … FROM STDIN would wait for ever.
 */
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/pure.hpp"

namespace ride::model
{

/* Where in these statements the first such COPY begins. Comments and literals say nothing. */
std::optional<std::size_t> client_copy(std::string_view sql);

} // namespace ride::model
