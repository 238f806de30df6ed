/*
 * XDG for people, /var and /run for root.
 *
 * Pure C++ over POSIX.
 */
#include "launcher/system/paths.hpp"

#include <cerrno>
#include <cstdlib>

#include <pwd.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "launcher/system/account.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr std::size_t socket_path_max = sizeof(sockaddr_un::sun_path) - 1;
constexpr unsigned socket_name_bytes = 4;

/* XDG says that a relative value is to be ignored. */
fs::path from_environment(const char *variable)
{
	const char *value = std::getenv(variable);
	return value && value[0] == '/' ? fs::path(value) : fs::path();
}

fs::path home()
{
	if (fs::path given = from_environment("HOME"); !given.empty())
		return given;
	if (const passwd *entry = getpwuid(getuid()); entry && entry->pw_dir && entry->pw_dir[0] == '/')
		return entry->pw_dir;
	throw Failure(ExitStatus::failure, "no home folder: HOME is not set",
	              "set HOME, or RIDE_STATE_DIR and RIDE_CACHE_DIR");
}

fs::path choose(const char *override, const char *xdg, const char *below_home, const char *for_root)
{
	if (const char *value = std::getenv(override); value && *value)
		return fs::absolute(value).lexically_normal();
	if (geteuid() == 0)
		return for_root;
	if (fs::path folder = from_environment(xdg); !folder.empty())
		return folder / "ride";
	return home() / below_home / "ride";
}

bool short_enough(const fs::path &folder)
{
	return folder.string().size() + 1 + 2 * socket_name_bytes + sizeof("/.s.PGSQL.65535") - 1 <= socket_path_max;
}

fs::path choose_sockets()
{
	fs::path folder;
	if (geteuid() == 0)
		folder = access("/run", W_OK) == 0 ? "/run/ride" : "/tmp/ride-0";
	else if (fs::path runtime = from_environment("XDG_RUNTIME_DIR");
	         !runtime.empty() && access(runtime.c_str(), W_OK) == 0)
		folder = runtime / "ride";
	if (folder.empty() || !short_enough(folder))
		folder = "/tmp/ride-" + std::to_string(geteuid());
	return folder;
}

/* A folder that is not ours, or that others may write, is a trap: above all in /tmp, which is everybody's. */
void require_ours(const fs::path &folder)
{
	struct stat entry;
	if (lstat(folder.c_str(), &entry) != 0 ||
	    (S_ISLNK(entry.st_mode) && entry.st_uid == geteuid() && stat(folder.c_str(), &entry) != 0))
		throw system_failure(errno, "cannot look at " + folder.string());
	if (S_ISDIR(entry.st_mode) && entry.st_uid == geteuid() && (entry.st_mode & 022) == 0)
		return;
	throw Failure(ExitStatus::failure, folder.string() + " belongs to somebody else, or others may write to it",
	              "remove it, or chown it to yourself and chmod go-w");
}

} // namespace

const Paths &paths()
{
	static const Paths chosen{choose("RIDE_STATE_DIR", "XDG_STATE_HOME", ".local/state", "/var/lib/ride"),
	                          choose("RIDE_CACHE_DIR", "XDG_CACHE_HOME", ".cache", "/var/cache/ride"), choose_sockets(),
	                          from_environment("RIDE_SNAPSHOTS")};
	return chosen;
}

void make_paths()
{
	/* Root's folders may be entered, not listed: the server's user passes through to what it owns. */
	const mode_t mode = server_account().drop ? 0711 : 0700;
	for (const fs::path &folder : {paths().state, paths().cache, paths().sockets})
	{
		make_folder(folder, mode);
		require_ours(folder);
	}
}

fs::path new_socket_folder()
{
	const fs::path folder = paths().sockets / random_hex(socket_name_bytes);
	if (!short_enough(paths().sockets))
		throw Failure(ExitStatus::failure, "the socket folder's path is too long for the kernel: " + folder.string(),
		              "set XDG_RUNTIME_DIR to a shorter path");
	return folder;
}

} // namespace ride
