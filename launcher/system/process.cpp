/*
 * fork, exec, and what came of it.
 *
 * Pure C++ over POSIX. posix_spawn cannot change the user, hence fork.
 */
#include "launcher/system/process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "launcher/system/account.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/system/interrupt.hpp"

extern char **environ;

namespace ride
{
namespace
{

struct Pipe
{
	UniqueFd reader, writer;

	Pipe()
	{
		std::array<int, 2> ends;
		if (pipe2(ends.data(), O_CLOEXEC) != 0)
			throw system_failure(errno, "cannot make a pipe");
		reader = UniqueFd(ends[0]);
		writer = UniqueFd(ends[1]);
	}
};

/* What exec needs, made before fork: a child of a threaded process should not allocate. */
class ExecImage
{
public:
	explicit ExecImage(const Command &command)
	{
		const std::string &name = command.argv.front();
		program_ = name.find('/') == std::string::npos ? find_program(name).string() : name;
		for (const std::string &argument : command.argv)
			argv_.push_back(const_cast<char *>(argument.c_str()));
		argv_.push_back(nullptr);
		for (char **variable = environ; *variable; ++variable)
		{
			const std::string_view text(*variable);
			if (!command.environment.contains(std::string(text.substr(0, text.find('=')))))
				environment_.emplace_back(text);
		}
		for (const auto &[key, value] : command.environment)
			environment_.push_back(key + "=" + value);
		for (std::string &variable : environment_)
			envp_.push_back(variable.data());
		envp_.push_back(nullptr);
	}

	/* Returns errno. */
	int run() const
	{
		if (program_.empty())
			return ENOENT;
		execve(program_.c_str(), argv_.data(), envp_.data());
		return errno;
	}

private:
	std::string program_;
	std::vector<char *> argv_, envp_;
	std::vector<std::string> environment_;
};

/* In the child: the terminal's signals do not reach it, and it starts with the default answer to each. */
void stand_alone()
{
	setpgid(0, 0);
	for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGCHLD})
		signal(number, SIG_DFL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, nullptr);
}

bool point_outputs(const Command &command, int out, int err)
{
	const int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (null < 0 || dup2(null, STDIN_FILENO) < 0)
		return false;
	if (!command.log.empty())
	{
		out = err = open(command.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
		if (out < 0)
			return false;
	}
	return dup2(out, STDOUT_FILENO) >= 0 && dup2(err, STDERR_FILENO) >= 0;
}

pid_t start(const Command &command, int out, int err)
{
	const ExecImage image(command);
	const Account account = command.as_server_account ? server_account() : Account{};
	Pipe trouble; /* closed by a successful exec, carries errno otherwise */
	const pid_t child = fork();
	if (child < 0)
		throw system_failure(errno, "cannot start " + command.argv.front());
	if (child == 0)
	{
		stand_alone();
		int error = 0;
		if (!point_outputs(command, out, err) || !become(account) ||
		    (!command.folder.empty() && chdir(command.folder.c_str()) != 0))
			error = errno;
		else
			error = image.run();
		[[maybe_unused]] const ssize_t told = write(trouble.writer.get(), &error, sizeof(error));
		_exit(127);
	}
	trouble.writer.reset();
	int error = 0;
	ssize_t got;
	do
		got = read(trouble.reader.get(), &error, sizeof(error));
	while (got < 0 && errno == EINTR);
	if (got == sizeof(error))
	{
		waitpid(child, nullptr, 0);
		throw system_failure(error, "cannot run " + command.argv.front());
	}
	return child;
}

/* Reads both outputs to their ends; false when that takes longer than the limit. */
bool collect(UniqueFd &out, UniqueFd &err, const Command &command, Finished &finished)
{
	using clock = std::chrono::steady_clock;
	const auto deadline = clock::now() + std::chrono::milliseconds(command.limit_ms);
	std::array<std::pair<UniqueFd *, std::string *>, 2> streams{{{&out, &finished.out}, {&err, &finished.err}}};
	while (out || err)
	{
		if (!command.uninterrupted)
			check_interrupt();
		std::array<pollfd, 2> set{pollfd{out.get(), POLLIN, 0}, pollfd{err.get(), POLLIN, 0}};
		int left = -1;
		if (command.limit_ms >= 0)
			left = static_cast<int>(
			    std::max<long>(0, std::chrono::ceil<std::chrono::milliseconds>(deadline - clock::now()).count()));
		const int ready = poll(set.data(), set.size(), left);
		if (ready == 0)
			return false;
		if (ready < 0)
		{
			if (errno == EINTR)
				continue;
			throw system_failure(errno, "cannot wait for a child process");
		}
		for (std::size_t i = 0; i < set.size(); ++i)
		{
			if (set[i].revents == 0)
				continue;
			std::array<char, 16384> buffer;
			const ssize_t got = read(set[i].fd, buffer.data(), buffer.size());
			if (got > 0 && command.hears)
				command.hears({buffer.data(), static_cast<std::size_t>(got)}, i == 1);
			else if (got > 0)
				streams[i].second->append(buffer.data(), static_cast<std::size_t>(got));
			else if (got == 0 || errno != EINTR)
				streams[i].first->reset();
		}
	}
	return true;
}

/* What it has begun itself is its own to take back, if it is given the time. */
void end_child(pid_t child, int grace_ms)
{
	using clock = std::chrono::steady_clock;
	const auto deadline = clock::now() + std::chrono::milliseconds(grace_ms);
	if (grace_ms > 0)
		kill(child, SIGTERM);
	while (clock::now() < deadline)
	{
		if (waitpid(child, nullptr, WNOHANG) == child)
			return;
		poll(nullptr, 0, 20);
	}
	kill(-child, SIGKILL);
	while (waitpid(child, nullptr, 0) < 0 && errno == EINTR)
		;
}

} // namespace

std::string describe_status(int wait_status)
{
	if (WIFSIGNALED(wait_status))
		return "was killed by signal " + std::to_string(WTERMSIG(wait_status)) + " (" +
		       strsignal(WTERMSIG(wait_status)) + ")";
	return "exited with status " + std::to_string(WEXITSTATUS(wait_status));
}

pid_t spawn(const Command &command)
{
	return start(command, STDOUT_FILENO, STDERR_FILENO);
}

Finished run(const Command &command)
{
	Pipe out, err;
	Finished finished;
	const pid_t child = start(command, out.writer.get(), err.writer.get());
	out.writer.reset();
	err.writer.reset();
	try
	{
		finished.too_long = !collect(out.reader, err.reader, command, finished);
		if (finished.too_long)
			kill(-child, SIGKILL);
	}
	catch (...)
	{
		end_child(child, command.grace_ms);
		throw;
	}
	while (waitpid(child, &finished.status, 0) < 0)
		if (errno != EINTR)
			throw system_failure(errno, "cannot wait for " + command.argv.front());
	return finished;
}

void execute(const Command &command)
{
	const ExecImage image(command);
	const int error = image.run();
	throw system_failure(error, "cannot run " + command.argv.front());
}

std::filesystem::path find_program(const std::string &name)
{
	const char *list = std::getenv("PATH");
	std::string_view rest = list ? list : "/usr/local/bin:/usr/bin:/bin";
	while (!rest.empty())
	{
		const std::string_view folder = rest.substr(0, rest.find(':'));
		rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
		const std::filesystem::path path = std::filesystem::path(folder.empty() ? "." : folder) / name;
		std::error_code error;
		if (std::filesystem::is_regular_file(path, error) && access(path.c_str(), X_OK) == 0)
			return path;
	}
	return {};
}

std::string process_file(pid_t pid, const char *name)
{
	try
	{
		return read_file_if_there(std::filesystem::path("/proc") / std::to_string(pid) / name).value_or("");
	}
	catch (const Failure &)
	{
		return {}; /* it went away between open and read */
	}
}

unsigned long long start_ticks(pid_t pid)
{
	const std::string stat = process_file(pid, "stat");
	/* The name in parentheses may hold anything; fields are counted from its end. The third is the state. */
	std::size_t at = stat.rfind(')');
	if (at == std::string::npos || at + 2 >= stat.size() || stat[at + 2] == 'Z' || stat[at + 2] == 'X')
		return 0;
	for (int field = 2; field < 22 && at != std::string::npos; ++field)
		at = stat.find(' ', at + 1);
	return at == std::string::npos ? 0 : std::strtoull(stat.c_str() + at, nullptr, 10);
}

} // namespace ride
