/*
 * The environment variables that libpq obeys.
 *
 * Pure C++ over POSIX; launcher, and the director in its server.
 */
#include "model/client_environment.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

extern char **environ;

namespace ride
{

void forget_client_settings()
{
	std::vector<std::string> names;
	for (char **variable = environ; *variable; ++variable)
	{
		const std::string text = *variable;
		const std::string name = text.substr(0, text.find('='));
		/* PG_COLOR and PG_COLORS only colour messages. */
		if (name.rfind("PG", 0) == 0 && name.rfind("PG_", 0) != 0)
			names.push_back(name);
	}
	for (const std::string &name : names)
		if (unsetenv(name.c_str()) != 0)
			throw std::system_error(errno, std::generic_category(), name);
}

} // namespace ride
