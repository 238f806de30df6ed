/*
 * player ACTS SEED…: plays that many acts of each seed against the sandbox that the environment names, and stops at the
 * first difference.
 *
 * Pure C++ over libpq. RIDE_ACTS_ONCALL and RIDE_ACTS_SUPERUSER are connection strings without a database,
 * RIDE_ACTS_FACTS is the sandbox's facts file, RIDE_SCENARIOS its folder of scenarios.
 */
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "tests/acts/player.hpp"

namespace
{

const char *setting(const char *name)
{
	const char *const value = std::getenv(name);
	if (value == nullptr)
		throw std::runtime_error(std::string(name) + " is not set: run tests/acts/run.sh");
	return value;
}

} // namespace

int main(int count, char **words)
{
	if (count < 3)
	{
		std::fprintf(stderr, "Usage: player ACTS SEED…\n");
		return 2;
	}
	try
	{
		acts::Sandbox sandbox(setting("RIDE_ACTS_ONCALL"), setting("RIDE_ACTS_SUPERUSER"), setting("RIDE_ACTS_FACTS"));
		for (int i = 2; i < count; ++i)
		{
			const std::uint64_t seed = std::stoull(words[i]);
			try
			{
				acts::Player(sandbox, seed, std::stoi(words[1])).play();
				std::printf("ok: seed %s, %s acts\n", words[i], words[1]);
			}
			catch (const acts::Player::Difference &difference)
			{
				std::fprintf(stderr, "FAILED: seed %s, act %d: %s", words[i], difference.act, difference.what.c_str());
				return 1;
			}
		}
	}
	catch (const std::exception &error)
	{
		std::fprintf(stderr, "FAILED: %s\n", error.what());
		return 1;
	}
	return 0;
}
