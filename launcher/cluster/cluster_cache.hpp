/*
 * Clusters that are made once and copied often, each named by what it was made from.
 *
 * Pure C++ over POSIX. An entry appears by one rename, complete with a manifest; whoever copies it holds its lock
 * shared, whoever makes or removes it holds the lock alone. The cache may be deleted at any time.
 */
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "launcher/cluster/keeper.hpp"

namespace ride
{

/* Makes a stopped cluster in the folder given, which does not exist; its parent is the maker's to use. */
using ClusterMaker = std::function<void(const std::filesystem::path &data)>;

/*
 * Copies the cluster of that kind and key to `to` (which may be an earlier copy, see copy_tree()), and makes it first
 * when the cache has none (or has one that lost files). The keeper takes what is half made away with it. Throws what the maker throws.
 */
void copy_cached_cluster(const std::string &kind, const std::string &key, Keeper &keeper, const ClusterMaker &make,
                         const std::filesystem::path &to);

/* Bytes on disk, for the doctor. */
std::uint64_t cluster_cache_size();

} // namespace ride
