/*
 * Finding and ending a postmaster by its pid, without ever meaning another process.
 *
 * Pure C++ over POSIX.
 */
#include "launcher/sandbox/postmaster.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <sys/stat.h>

#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/system/interrupt.hpp"
#include "launcher/system/process.hpp"
#include "launcher/sandbox/sandbox.hpp"

namespace ride
{
namespace
{

constexpr std::chrono::seconds patience{8};

/* Whether a process of the folder's owner was started with the folder as an argument: `postgres -D FOLDER`. */
bool was_started_for(pid_t pid, const std::filesystem::path &folder)
{
	struct stat process, wanted;
	if (stat(("/proc/" + std::to_string(pid)).c_str(), &process) != 0 || stat(folder.c_str(), &wanted) != 0 ||
	    process.st_uid != wanted.st_uid)
		return false;
	const std::string arguments = process_file(pid, "cmdline"); /* each ends with a zero byte */
	std::error_code error;                                      /* no such file: another argument */
	for (std::size_t at = 0; at < arguments.size(); at += std::strlen(arguments.c_str() + at) + 1)
		if (arguments[at] == '/' && std::filesystem::equivalent(arguments.c_str() + at, folder, error))
			return true;
	return false;
}

/* A stale postmaster.pid may name a process that has nothing to do with us; the postmaster works in its data folder.
 * Root in a container must not know that of another account's process (it takes CAP_SYS_PTRACE), but may read how the
 * process was started. */
bool works_in(pid_t pid, const std::filesystem::path &folder)
{
	std::error_code error; /* besides that: it is gone */
	const bool works = std::filesystem::equivalent("/proc/" + std::to_string(pid) + "/cwd", folder, error);
	return error == std::errc::permission_denied ? was_started_for(pid, folder) : works;
}

} // namespace

pid_t find_postmaster(const Sandbox &sandbox)
{
	if (sandbox.postmaster != 0 && start_ticks(sandbox.postmaster) == sandbox.postmaster_ticks)
		return sandbox.postmaster;
	/* A start that was cut off before the record knew the pid, or somebody restarted the server by hand. */
	const auto file = read_file_if_there(sandbox.data() / "postmaster.pid");
	const pid_t pid = file ? std::atoi(file->c_str()) : 0;
	return pid > 0 && start_ticks(pid) != 0 && works_in(pid, sandbox.data()) ? pid : 0;
}

void stop_postmaster(const Sandbox &sandbox)
{
	const pid_t pid = find_postmaster(sandbox);
	if (pid == 0)
		return;
	const unsigned long long ticks = start_ticks(pid);
	for (const int number : {SIGQUIT, SIGKILL})
	{
		if (kill(pid, number) != 0 && errno != ESRCH)
			throw system_failure(errno, "cannot stop the server of sandbox " + sandbox.name + " (process " +
			                                std::to_string(pid) + ")");
		const auto deadline = std::chrono::steady_clock::now() + patience;
		while (std::chrono::steady_clock::now() < deadline)
		{
			if (start_ticks(pid) != ticks)
				return;
			pause_interruptibly(1);
		}
	}
	throw Failure(ExitStatus::failure,
	              "the server of sandbox " + sandbox.name + " does not end (process " + std::to_string(pid) + ")",
	              "see what it hangs on: cat /proc/" + std::to_string(pid) + "/stack");
}

} // namespace ride
