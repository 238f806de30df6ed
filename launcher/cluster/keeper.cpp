/*
 * The launcher's end of the line to the keeper.
 *
 * Pure C++ over POSIX; the launcher process. One message a packet, JSON.
 */
#include "launcher/cluster/keeper.hpp"

#include <array>
#include <cerrno>
#include <csignal>

#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "launcher/system/failure.hpp"
#include "launcher/system/interrupt.hpp"
#include "launcher/cluster/keeper_process.hpp"

using nlohmann::json;

namespace ride
{

Keeper::Keeper()
{
	std::array<int, 2> ends;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
		throw system_failure(errno, "cannot make a socket pair");
	line_ = UniqueFd(ends[0]);
	UniqueFd other(ends[1]);

	/* The keeper must not be born deaf to a signal, or answer one meant for the launcher. */
	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	keeper_ = fork();
	if (keeper_ == 0)
	{
		line_.reset();
		keeper_process(other.get());
	}
	const int error = errno;
	sigprocmask(SIG_SETMASK, &before, nullptr);
	if (keeper_ < 0)
		throw system_failure(error, "cannot start the keeper process");
}

Keeper::~Keeper()
{
	line_.reset();
	while (waitpid(keeper_, nullptr, 0) < 0 && errno == EINTR)
		;
}

std::string Keeper::receive()
{
	std::array<char, 65536> buffer;
	ssize_t got;
	do
		got = recv(line_.get(), buffer.data(), buffer.size(), 0);
	while (got < 0 && errno == EINTR);
	if (got <= 0)
		throw Failure(ExitStatus::failure, "the keeper process died", "run the same command again");
	return {buffer.data(), static_cast<std::size_t>(got)};
}

/* Ends of children may be announced before the answer. */
std::string Keeper::ask(const std::string &message)
{
	if (send(line_.get(), message.data(), message.size(), MSG_NOSIGNAL) < 0)
		throw system_failure(errno, "cannot reach the keeper process");
	for (;;)
	{
		std::string answer = receive();
		if (!json::parse(answer).contains("ended"))
			return answer;
		note_end(answer);
	}
}

void Keeper::note_end(const std::string &message)
{
	const json end = json::parse(message);
	ends_[end.at("ended").get<pid_t>()] = end.at("status").get<int>();
}

void Keeper::own(const std::filesystem::path &path)
{
	ask(json{{"own", path.string()}}.dump());
}

void Keeper::disown(const std::filesystem::path &path)
{
	ask(json{{"disown", path.string()}}.dump());
}

pid_t Keeper::spawn(const Command &command)
{
	const json answer = json::parse(ask(json{{"spawn", command.argv},
	                                         {"environment", command.environment},
	                                         {"folder", command.folder.string()},
	                                         {"log", command.log.string()},
	                                         {"as_server_account", command.as_server_account}}
	                                        .dump()));
	if (answer.contains("failure"))
		throw Failure(static_cast<ExitStatus>(answer.at("exit").get<int>()), answer.at("failure").get<std::string>());
	return answer.at("pid").get<pid_t>();
}

std::optional<int> Keeper::ended(pid_t child, int timeout_ms)
{
	while (!ends_.contains(child))
	{
		if (!wait_readable(line_.get(), timeout_ms))
			return std::nullopt;
		note_end(receive());
	}
	return ends_.at(child);
}

void Keeper::release()
{
	ask(json{{"release", true}}.dump());
}

} // namespace ride
