/*
 * What of a stopped cluster need not be copied.
 *
 * Pure C++.
 */
#pragma once

#include <filesystem>

namespace ride
{

/*
 * Removes, from a cluster that was shut down cleanly, files that its server does not miss: what it throws away itself
 * when it starts, and the free space and visibility maps of the system catalogs, which it makes again when it needs
 * them. Tables of the incident keep theirs. Throws Failure.
 */
void slim(const std::filesystem::path &data);

} // namespace ride
