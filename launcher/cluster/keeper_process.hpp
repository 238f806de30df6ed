/*
 * What runs inside the keeper process: see keeper.hpp.
 */
#pragma once

namespace ride
{

/* Serves the line until it is released or breaks. Never returns. */
[[noreturn]] void keeper_process(int line);

} // namespace ride
