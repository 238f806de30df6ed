/*
 * Find, or make and find; copy; throw the oldest away.
 *
 * Pure C++ over POSIX.
 */
#include "launcher/cluster/cluster_cache.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include <nlohmann/json.hpp>

#include "launcher/system/account.hpp"
#include "launcher/cluster/copy_tree.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/paths.hpp"

using nlohmann::json;
namespace fs = std::filesystem;

namespace ride
{
namespace
{

/* About 60 MB each; one for every incident and a few variations of each. */
constexpr std::size_t entries_kept = 40;
constexpr std::chrono::hours abandoned_after{24};
constexpr const char *building_mark = ".building-";

struct Entry
{
	fs::path folder;

	fs::path data() const { return folder / "data"; }
	fs::path manifest() const { return folder / "manifest.json"; }
	fs::path lock() const { return folder.string() + ".lock"; }
};

Entry entry_of(const std::string &kind, const std::string &key)
{
	return {paths().cache / kind / key};
}

/* What a complete entry says it holds; nothing when it is not there, or not a manifest of ours. */
std::optional<TreeSize> manifest_of(const Entry &entry, const std::string &key)
{
	const auto text = read_file_if_there(entry.manifest());
	const json manifest = text ? json::parse(*text, nullptr, false) : json();
	if (!manifest.is_object() || !manifest.contains("key") || manifest["key"] != key)
		return std::nullopt;
	for (const char *number : {"files", "bytes"})
		if (!manifest.contains(number) || !manifest[number].is_number_unsigned())
			return std::nullopt;
	return TreeSize{manifest["files"].get<std::uint64_t>(), manifest["bytes"].get<std::uint64_t>()};
}

/* Under the entry's exclusive lock. */
void make_entry(const Entry &entry, const std::string &key, Keeper &keeper, const ClusterMaker &make)
{
	const Account &account = server_account();
	const Entry building{entry.folder.string() + building_mark + random_hex(4)};
	keeper.own(building.folder);
	make_folder(building.folder, 0700, account.uid, account.gid);
	try
	{
		make(building.data());
		const TreeSize size = tree_size(building.data());
		write_file(building.manifest(), json{{"key", key}, {"files", size.files}, {"bytes", size.bytes}}.dump() + "\n");
		remove_tree(entry.folder); /* one that lost files */
		fs::rename(building.folder, entry.folder);
	}
	catch (const fs::filesystem_error &error)
	{
		remove_tree(building.folder);
		throw system_failure(error.code().value(), "cannot put a cluster into the cache " + entry.folder.string());
	}
	keeper.disown(building.folder);
}

/* The least recently used beyond the limit, unless in use; and what a killed keeper has left. */
void prune(const fs::path &folder)
{
	std::vector<std::pair<fs::file_time_type, fs::path>> entries;
	std::error_code error; /* somebody else may be pruning as well */
	for (const auto &item : fs::directory_iterator(folder, error))
	{
		if (!item.is_directory(error))
			continue;
		const auto used = item.last_write_time(error);
		if (error)
			continue;
		const bool building = item.path().filename().string().find(building_mark) != std::string::npos;
		if (!building && fs::exists(Entry{item.path()}.manifest()))
			entries.emplace_back(used, item.path());
		else if (building && used + abandoned_after < fs::file_time_type::clock::now())
			fs::remove_all(item.path(), error);
	}
	std::sort(entries.rbegin(), entries.rend());
	for (std::size_t i = entries_kept; i < entries.size(); ++i)
	{
		const Entry entry{entries[i].second};
		if (auto lock = FileLock::try_acquire(entry.lock()))
		{
			remove_tree(entry.folder);
			lock->remove_file();
		}
	}
}

/* The entry's lock, shared, with the entry there. */
FileLock find_or_make(const Entry &entry, const std::string &key, Keeper &keeper, const ClusterMaker &make)
{
	for (;;)
	{
		std::optional<FileLock> shared = FileLock::acquire(entry.lock(), FileLock::Mode::shared);
		if (manifest_of(entry, key))
			return std::move(*shared);
		shared.reset();
		const FileLock alone = FileLock::acquire(entry.lock());
		if (!manifest_of(entry, key))
		{
			make_entry(entry, key, keeper, make);
			prune(entry.folder.parent_path());
		}
	}
}

/* From the cache that nobody writes: no lock, no mark of use. */
bool copy_ready(const std::string &kind, const std::string &key, const fs::path &to)
{
	if (paths().ready.empty())
		return false;
	const Entry entry{paths().ready / kind / key};
	const auto promised = manifest_of(entry, key);
	if (!promised)
		return false;
	if (copy_tree(entry.data(), to, server_account()) == promised)
		return true;
	remove_tree(to);
	return false;
}

} // namespace

void copy_cached_cluster(const std::string &kind, const std::string &key, Keeper &keeper, const ClusterMaker &make,
                         const fs::path &to)
{
	if (copy_ready(kind, key, to))
		return;
	const Entry entry = entry_of(kind, key);
	make_folder(entry.folder.parent_path(), server_account().drop ? 0711 : 0700);
	for (int attempt = 1;; ++attempt)
	{
		const FileLock in_use = find_or_make(entry, key, keeper, make);
		const auto promised = manifest_of(entry, key);
		if (copy_tree(entry.data(), to, server_account()) == promised)
		{
			std::error_code error; /* only the order of removal hangs on it */
			fs::last_write_time(entry.folder, fs::file_time_type::clock::now(), error);
			return;
		}
		remove_tree(to);
		if (attempt == 2)
			throw Failure(ExitStatus::failure, "the cached cluster " + entry.folder.string() + " is damaged",
			              "remove that folder and try again");
		remove_tree(entry.manifest());
	}
}

std::uint64_t cluster_cache_size()
{
	return fs::exists(paths().cache) ? tree_size(paths().cache).bytes : 0;
}

} // namespace ride
