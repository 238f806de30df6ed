/*
 * Variables that must not reach a sandbox.
 *
 * Pure C++ over POSIX.
 */
#include "launcher/environment.hpp"

#include <cstdlib>
#include <string>
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
		/* PG_COLOR and PG_COLORS are only about looks. */
		if (name.rfind("PG", 0) == 0 && name.rfind("PG_", 0) != 0)
			names.push_back(name);
	}
	for (const std::string &name : names)
		unsetenv(name.c_str());
}

} // namespace ride
