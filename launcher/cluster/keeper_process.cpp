/*
 * The keeper's own loop: orders from the line, ends of children, and the clean-up when the line breaks.
 *
 * Pure C++ over POSIX; a forked process of its own, in its own session, deaf to the terminal.
 */
#include "launcher/cluster/keeper_process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <set>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/system/process.hpp"

using nlohmann::json;

namespace ride
{
namespace
{

/* Longer than the postmaster itself waits before it kills what does not obey. */
constexpr int patience_ms = 8000;

class KeeperLoop
{
public:
	explicit KeeperLoop(int line) : line_(line)
	{
		setsid();
		/* A reader of the launcher's output must not wait for the keeper. */
		const int null = open("/dev/null", O_RDWR);
		for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
			dup2(null, fd);
		if (null > STDERR_FILENO)
			close(null);
		for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE})
			signal(number, SIG_IGN);
		sigset_t child;
		sigemptyset(&child);
		sigaddset(&child, SIGCHLD);
		sigprocmask(SIG_SETMASK, &child, nullptr);
		signals_ = UniqueFd(signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK));
	}

	/* True when the launcher let go, false when the line broke. */
	bool serve()
	{
		for (;;)
		{
			std::array<pollfd, 2> set{pollfd{line_, POLLIN, 0}, pollfd{signals_.get(), POLLIN, 0}};
			if (poll(set.data(), set.size(), -1) < 0)
				continue;
			if (set[1].revents != 0)
				reap();
			if (set[0].revents == 0)
				continue;
			std::array<char, 65536> buffer;
			const ssize_t got = recv(line_, buffer.data(), buffer.size(), 0);
			if (got < 0 && errno == EINTR)
				continue;
			if (got <= 0)
				return false;
			const json order = json::parse(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
			say(obey(order));
			if (order.contains("release"))
				return true;
		}
	}

	void clean_up()
	{
		/* SIGQUIT: immediate shutdown for a postmaster; initdb takes it as a wish to stop. */
		for (const int number : {SIGQUIT, SIGKILL})
		{
			for (const pid_t child : children_)
				kill(child, number);
			while (!children_.empty())
			{
				pollfd ended{signals_.get(), POLLIN, 0};
				if (poll(&ended, 1, patience_ms) == 0)
					break;
				reap();
			}
		}
		for (const auto &path : owned_)
		{
			std::error_code error; /* nobody is left to tell; the next launcher collects what stays */
			std::filesystem::remove_all(path, error);
		}
	}

private:
	json obey(const json &order)
	{
		if (order.contains("own"))
			owned_.insert(order.at("own").get<std::string>());
		else if (order.contains("disown"))
			owned_.erase(order.at("disown").get<std::string>());
		else if (order.contains("spawn"))
			return start(order);
		return {{"done", true}};
	}

	json start(const json &order)
	{
		try
		{
			Command command;
			command.argv = order.at("spawn").get<std::vector<std::string>>();
			command.environment = order.at("environment").get<std::map<std::string, std::string>>();
			command.folder = order.at("folder").get<std::string>();
			command.log = order.at("log").get<std::string>();
			command.as_server_account = order.at("as_server_account").get<bool>();
			const pid_t child = spawn(command);
			children_.insert(child);
			return {{"pid", child}};
		}
		catch (const Failure &failure)
		{
			return {{"failure", failure.what()}, {"exit", static_cast<int>(failure.status)}};
		}
	}

	void reap()
	{
		signalfd_siginfo drained;
		while (read(signals_.get(), &drained, sizeof(drained)) > 0)
			;
		int status;
		for (pid_t child; (child = waitpid(-1, &status, WNOHANG)) > 0;)
			if (children_.erase(child) > 0)
				say({{"ended", child}, {"status", status}});
	}

	void say(const json &message)
	{
		const std::string text = message.dump();
		/* A launcher that is gone shows as the end of the line at the next receive. */
		[[maybe_unused]] const ssize_t sent = send(line_, text.data(), text.size(), MSG_NOSIGNAL);
	}

	int line_;
	UniqueFd signals_;
	std::set<pid_t> children_;
	std::set<std::filesystem::path> owned_;
};

} // namespace

void keeper_process(int line)
{
	KeeperLoop loop(line);
	bool released = false;
	try
	{
		released = loop.serve();
	}
	catch (const std::exception &)
	{
		released = false; /* out of memory, say: the same as a broken line, which is what the launcher sees */
	}
	if (!released)
		loop.clean_up();
	_exit(0);
}

} // namespace ride
