/*
 * The rule, and what it is asked about.
 *
 * Pure C++ over Linux. /dev/shm is everybody's: what is there under our name before us may be a trap, and is then left
 * alone. A mount without the right to execute is fine, since nothing in a cluster is executed.
 */
#include "launcher/cluster/memory.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <sstream>

#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "launcher/cluster/digest.hpp"
#include "launcher/system/account.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/system/paths.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr const char *shared_memory = "/dev/shm";
constexpr std::size_t state_digits = 8;
constexpr uid_t last_system_uid = 999;
constexpr std::uintmax_t megabyte = 1024 * 1024;

/* No link either, whoever owns it. */
bool is_ours(const fs::path &folder)
{
	struct stat entry;
	return lstat(folder.c_str(), &entry) == 0 && S_ISDIR(entry.st_mode) && entry.st_uid == geteuid() &&
	       (entry.st_mode & 022) == 0;
}

/* The machine's own figure of what could be had without swapping; 0 when it does not say. */
std::uintmax_t available_memory()
{
	std::istringstream lines(read_file_if_there("/proc/meminfo").value_or(""));
	for (std::string key, rest; lines >> key; std::getline(lines, rest))
		if (std::uintmax_t kilobytes = 0; key == "MemAvailable:" && lines >> kilobytes)
			return kilobytes * 1024;
	return 0;
}

std::optional<std::uintmax_t> number_in(const fs::path &file)
{
	std::istringstream text(read_file_if_there(file).value_or(""));
	std::uintmax_t number = 0;
	return text >> number ? std::optional(number) : std::nullopt; /* "max" is none */
}

/* What the control groups of this process leave it: files in memory count there, and one that is full kills. Version 2 only;
 * https://docs.kernel.org/admin-guide/cgroup-v2.html */
std::uintmax_t left_by_groups(std::uintmax_t available)
{
	std::istringstream groups(read_file_if_there("/proc/self/cgroup").value_or(""));
	for (std::string line; std::getline(groups, line);)
	{
		if (!line.starts_with("0::/"))
			continue;
		const fs::path root = "/sys/fs/cgroup";
		for (fs::path group = fs::path(line.substr(4)).relative_path();; group = group.parent_path())
		{
			const std::optional<std::uintmax_t> most = number_in(root / group / "memory.max");
			if (const std::uintmax_t used = number_in(root / group / "memory.current").value_or(0); most)
				available = std::min(available, *most > used ? *most - used : 0);
			if (group.empty())
				break;
		}
	}
	return available;
}

/*
 * systemd's login manager removes what a user owns in /dev/shm when the last session of that user ends (RemoveIPC),
 * while the server would go on. Not what system users own, nor what a user owns who lingers.
 */
bool outlives_login(const Account &owner)
{
	return owner.uid <= last_system_uid || access("/run/systemd/system", F_OK) != 0 ||
	       access(("/var/lib/systemd/linger/" + owner.name).c_str(), F_OK) == 0;
}

} // namespace

std::string why_not_memory(const MemoryFacts &facts)
{
	const auto too_little = [](const std::string &what, std::uintmax_t bytes)
	{
		return what + ": " + std::to_string(bytes / megabyte) + " MB free of the " +
		       std::to_string(memory_wanted / megabyte) + " wanted";
	};
	if (facts.placed_by_hand)
		return "RIDE_STATE_DIR says where";
	if (!facts.is_memory)
		return std::string(shared_memory) + " is not a tmpfs that may be written to";
	if (!facts.is_ours)
		return memory_folder().string() + " belongs to somebody else, or others may write to it";
	if (!facts.outlives_login)
		return std::string(shared_memory) + " is emptied when you log out; loginctl enable-linger keeps it";
	if (facts.room < memory_wanted)
		return too_little(shared_memory, facts.room);
	if (facts.available < memory_wanted)
		return too_little("memory", facts.available);
	return {};
}

MemoryFacts memory_facts()
{
	MemoryFacts facts;
	const char *given = std::getenv("RIDE_STATE_DIR");
	facts.placed_by_hand = given && *given;
	struct statfs there;
	if (statfs(shared_memory, &there) == 0 && there.f_type == TMPFS_MAGIC && access(shared_memory, W_OK | X_OK) == 0)
	{
		facts.is_memory = true;
		facts.room = std::uintmax_t{there.f_bavail} * static_cast<std::uintmax_t>(there.f_bsize);
	}
	struct stat entry;
	facts.is_ours = lstat(memory_folder().c_str(), &entry) != 0 ? errno == ENOENT : is_ours(memory_folder());
	facts.outlives_login = outlives_login(server_account());
	facts.available = left_by_groups(available_memory());
	return facts;
}

fs::path memory_folder()
{
	return fs::path(shared_memory) / ("ride-" + std::to_string(geteuid()));
}

bool memory_is_ours()
{
	return is_ours(memory_folder());
}

bool memory_has_room()
{
	if (!why_not_memory(memory_facts()).empty())
		return false;
	/* Root's may be entered, not listed: the server's user passes through to what it owns. */
	const mode_t mode = server_account().drop ? 0711 : 0700;
	mkdir(memory_folder().c_str(), mode);
	if (!memory_is_ours()) /* not made, or somebody was quicker: then on disk */
		return false;
	if (chmod(memory_folder().c_str(), mode) != 0) /* one that was cut off here, too */
		throw system_failure(errno, "cannot set up the folder " + memory_folder().string());
	return true;
}

fs::path place_in_memory(const std::string &sandbox_name)
{
	return place_in_memory(paths().state, sandbox_name);
}

fs::path place_in_memory(const fs::path &state_folder, const std::string &sandbox_name)
{
	/* The folder itself: its name may be spelled in several ways, and be another folder's in another container. */
	struct stat state;
	if (stat(state_folder.c_str(), &state) != 0)
		throw system_failure(errno, "cannot look at the folder " + state_folder.string());
	Digest digest;
	digest.add(std::to_string(state.st_dev) + ":" + std::to_string(state.st_ino));
	return memory_folder() / (sandbox_name + "-" + digest.text().substr(0, state_digits));
}

void clear_place_in_memory(const std::string &sandbox_name)
{
	if (memory_is_ours())
		remove_tree(place_in_memory(sandbox_name));
}

} // namespace ride
