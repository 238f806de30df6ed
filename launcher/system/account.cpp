/*
 * The server's user.
 *
 * Pure C++ over POSIX.
 */
#include "launcher/system/account.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include "launcher/system/failure.hpp"

namespace ride
{
namespace
{

/* Looked up before any fork: between fork and exec the name service may wait for a lock whose holder is not there. */
std::vector<gid_t> groups_of(const std::string &name, gid_t gid)
{
	int count = 16;
	std::vector<gid_t> groups(static_cast<std::size_t>(count));
	while (getgrouplist(name.c_str(), gid, groups.data(), &count) < 0)
	{
		count = std::max(count, static_cast<int>(2 * groups.size())); /* not every name service says how many */
		groups.resize(static_cast<std::size_t>(count));
	}
	groups.resize(static_cast<std::size_t>(count));
	return groups;
}

Account account_of(const passwd &entry, bool drop)
{
	return {entry.pw_uid, entry.pw_gid, entry.pw_name, drop,
	        drop ? groups_of(entry.pw_name, entry.pw_gid) : std::vector<gid_t>{}};
}

Account find_account()
{
	if (geteuid() != 0)
	{
		if (const passwd *entry = getpwuid(geteuid()))
			return account_of(*entry, false);
		throw Failure(ExitStatus::failure, "user " + std::to_string(geteuid()) + " has no name on this system",
		              "PostgreSQL needs one: add the user to /etc/passwd");
	}
	for (const char *name : {"postgres", "nobody"})
		if (const passwd *entry = getpwnam(name); entry && entry->pw_uid != 0)
			return account_of(*entry, true);
	throw Failure(ExitStatus::failure, "PostgreSQL does not run as root, and there is no user postgres or nobody",
	              "add a system user named postgres, or run ride as an ordinary user");
}

/* Looks at a path with the eyes of the server's user. */
class SeenAs
{
public:
	explicit SeenAs(const Account &account)
	{
		if (account.drop && (setegid(account.gid) != 0 || seteuid(account.uid) != 0))
			throw system_failure(errno, "cannot take the view of user " + account.name);
	}

	~SeenAs()
	{
		if (seteuid(getuid()) != 0 || setegid(getgid()) != 0)
			_exit(static_cast<int>(ExitStatus::failure)); /* going on as somebody else would be worse */
	}

	bool can(const std::filesystem::path &path, int mode) const
	{
		return faccessat(AT_FDCWD, path.c_str(), mode, AT_EACCESS) == 0;
	}
};

} // namespace

const Account &server_account()
{
	static const Account account = find_account();
	return account;
}

std::vector<std::string> trusted_accounts()
{
	std::vector<std::string> names{server_account().name};
	for (const uid_t uid : {uid_t{0}, getuid(), geteuid()})
		if (const passwd *entry = getpwuid(uid))
			if (std::find(names.begin(), names.end(), entry->pw_name) == names.end())
				names.emplace_back(entry->pw_name);
	return names;
}

bool become(const Account &account)
{
	if (!account.drop)
		return true;
	return setgroups(account.groups.size(), account.groups.data()) == 0 && setgid(account.gid) == 0 &&
	       setuid(account.uid) == 0;
}

void require_reach(const std::filesystem::path &path, const std::string &what)
{
	const Account &account = server_account();
	const bool folder = std::filesystem::is_directory(path);
	const SeenAs seen(account);
	if (seen.can(path, folder ? X_OK : R_OK))
		return;
	const int error = errno;
	/* Name the folder that is in the way, not only the end of the path. */
	std::filesystem::path blocked = path;
	for (std::filesystem::path part; const auto &step : path)
	{
		part /= step;
		if (part != path && !seen.can(part, X_OK))
		{
			blocked = part;
			break;
		}
	}
	throw Failure(ExitStatus::failure,
	              "the server's user " + account.name + " cannot read " + what + " " + path.string() + ": " +
	                  std::strerror(error),
	              blocked == path ? "give that user the right to read it"
	                              : "let that user enter " + blocked.string() + " (chmod o+x), or use another folder");
}

} // namespace ride
