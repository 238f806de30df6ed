/*
 * A port from the sandbox's name, and the next ones when it is taken.
 *
 * Pure C++ over POSIX; the launcher process.
 */
#include "launcher/sandbox/free_port.hpp"

#include <algorithm>
#include <cerrno>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/sandbox/registry.hpp"

namespace ride
{
namespace
{

/* Below the range from which the kernel gives ports to clients, so that none of those takes it during a reset. */
constexpr int first_port = 20000, ports = 10000;
constexpr int port_attempts = 5;

int free_port(const std::string &wish, const std::vector<int> &taken)
{
	const int start = static_cast<int>(std::hash<std::string>{}(wish) % ports);
	for (int i = 0; i < ports; ++i)
	{
		const int port = first_port + (start + i) % ports;
		if (std::find(taken.begin(), taken.end(), port) == taken.end() && port_is_free(port))
			return port;
	}
	throw Failure(ExitStatus::port_in_use,
	              "no free port between " + std::to_string(first_port) + " and " +
	                  std::to_string(first_port + ports - 1),
	              "stop sandboxes you do not need: ride ps");
}

} // namespace

bool port_is_free(int port)
{
	const UniqueFd fd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
	const int yes = 1;
	sockaddr_in address = {};
	address.sin_family = AF_INET;
	address.sin_port = htons(static_cast<in_port_t>(port));
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	/* As the server does it: a closed connection's remains do not count. */
	if (!fd || setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) != 0)
		throw system_failure(errno, "cannot make a socket");
	return bind(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
}

void on_free_port(Sandbox &sandbox, const std::function<void()> &boot)
{
	std::vector<int> taken;
	for (const Sandbox &other : all_sandboxes())
		if (other.name != sandbox.name)
			taken.push_back(other.port);
	for (int attempt = 1;; ++attempt)
	{
		sandbox.port = free_port(sandbox.folder().string(), taken);
		try
		{
			boot();
			return;
		}
		catch (const Failure &failure)
		{
			if (failure.status != ExitStatus::port_in_use || attempt == port_attempts)
				throw;
			taken.push_back(sandbox.port);
		}
	}
}

} // namespace ride
