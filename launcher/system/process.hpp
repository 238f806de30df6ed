/*
 * Child processes by argument vector, never through a shell. How one ends is a value.
 *
 * Pure C++ over POSIX.
 */
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace ride
{

struct Command
{
	std::vector<std::string> argv;                    /* argv[0] is a path, or a name looked up in PATH */
	std::map<std::string, std::string> environment{}; /* on top of the launcher's own */
	std::filesystem::path folder{};                   /* to run in; empty = here */
	std::filesystem::path log{};                      /* both outputs are appended to it; spawn() only */
	bool as_server_account = false;
	int limit_ms = -1;          /* run() only: killed when it takes longer */
	bool uninterrupted = false; /* run() only: Ctrl-C waits until it has ended */
	int grace_ms = 0;           /* run() only: at Ctrl-C it is asked to end, and killed when it takes longer */
	/* run() only: gets what it writes as it comes, which is then not kept; true = on its stderr. */
	std::function<void(std::string_view, bool)> hears{};
};

struct Finished
{
	int status = 0; /* as wait() reports it */
	bool too_long = false;
	std::string out, err;

	bool ok() const { return status == 0; }
};

/* "exited with status 1", "was killed by signal 9 (Killed)". */
std::string describe_status(int wait_status);

/* Starts it in a process group of its own, stdin from /dev/null. Throws Failure when it cannot be executed. */
pid_t spawn(const Command &command);

/* Runs it to its end and keeps what it wrote. Ctrl-C ends it. Throws Failure when it cannot be executed. */
Finished run(const Command &command);

/* Becomes that program. Returns only by throwing Failure. */
[[noreturn]] void execute(const Command &command);

/* The path of a program in PATH; empty when there is none. */
std::filesystem::path find_program(const std::string &name);

/* A file of /proc/PID; empty when there is no such process, or none any more. */
std::string process_file(pid_t pid, const char *name);

/* When a process started, in the kernel's ticks: with the pid, the name of one process for ever. 0 = no such process. */
unsigned long long start_ticks(pid_t pid);

} // namespace ride
