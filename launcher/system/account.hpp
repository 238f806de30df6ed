/*
 * Which operating system user the server runs as, and handing files to it.
 *
 * Pure C++ over POSIX. PostgreSQL refuses to run as root, so root's sandboxes belong to an unprivileged user.
 */
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace ride
{

struct Account
{
	uid_t uid = 0;
	gid_t gid = 0;
	std::string name;
	bool drop = false;           /* the launcher is root and must become this user to start the server */
	std::vector<gid_t> groups{}; /* to take along when it does */
};

/* `postgres` (or else `nobody`) for root, the caller itself for everybody else. Throws Failure. */
const Account &server_account();

/* The system users that may connect as the superuser by peer authentication, each once. */
std::vector<std::string> trusted_accounts();

/* Becomes the account for good, by system calls alone; only in a child process. False with errno when the kernel refuses. */
bool become(const Account &account);

/* Throws Failure, with the mend, when the server's user cannot read that file or enter that folder. */
void require_reach(const std::filesystem::path &path, const std::string &what);

} // namespace ride
