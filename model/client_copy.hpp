/*
 * Statements that copy data to or from the client.
 *
 * Pure C++. A simulated application sends and takes no data: COPY … FROM STDIN would wait for ever.
 */
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/pure.hpp"

namespace ride::model
{

/* Where in the text the first COPY … FROM STDIN or TO STDOUT begins; nothing: there is none. Comments and literals are
 * passed over. */
std::optional<std::size_t> client_copy(std::string_view sql);

} // namespace ride::model
