/*
 * Copies a cluster's data folder as fast as the file system allows.
 *
 * Pure C++ over Linux: two threads, and for each file what is quickest (file_copy.hpp).
 */
#pragma once

#include <cstdint>
#include <filesystem>

#include "launcher/system/account.hpp"

namespace ride
{

/* What a tree holds: a copy that was cut off, or lost to a power failure, does not have the same. */
struct TreeSize
{
	std::uint64_t files = 0, bytes = 0;

	bool operator==(const TreeSize &) const = default;
};

/*
 * Copies `from` to `to` and gives everything to `owner`. Where `to` is an earlier copy of it that has been written to
 * since, only what differs is copied and what is no part of it goes: a file of the same size and time of modification
 * is taken to be the same, so nothing that was written through a memory map may be left in it, and the original must be
 * older than its copies' first moment of use. Throws Failure, Interrupted.
 */
TreeSize copy_tree(const std::filesystem::path &from, const std::filesystem::path &to, const Account &owner);

/* The same figures of a tree that is there. */
TreeSize tree_size(const std::filesystem::path &folder);

} // namespace ride
