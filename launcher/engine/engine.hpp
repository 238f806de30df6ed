/*
 * A container engine, asked through its own command line: docker or podman.
 *
 * Pure C++; the launcher process. The engine is asked, not the program: docker may be installed with nothing behind it,
 * or be podman in disguise.
 */
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "launcher/system/failure.hpp"
#include "launcher/system/process.hpp"

namespace ride
{

class Engine
{
public:
	/* Throws Failure (runtime_missing) saying what was tried, when the program is not there or its engine is silent. */
	explicit Engine(const std::string &program);

	const std::string &program() const { return program_; }
	const std::string &version() const { return version_; }

	/* What answered, whatever the program is called. */
	bool is_podman() const { return podman_; }

	/* The program with these arguments, as an argument vector for execute(). */
	std::vector<std::string> with(const std::vector<std::string> &arguments) const;

	/* Runs it to its end; how it ended is a value. */
	Finished ask(const std::vector<std::string> &arguments, int limit_ms) const;

	/* Runs it, and it must go well: what it wrote, without the last line break. Throws Failure. */
	std::string expect(const std::vector<std::string> &arguments, const std::string &doing) const;

	/* The same to its very end, also through Ctrl-C: the engine's half of the work cannot be called back. */
	std::string finish(Command command, const std::string &doing) const;

	/* `build`, minutes long: each line it says goes to `says`. Throws Failure with the end of what it said. */
	void build(const std::vector<std::string> &arguments, const std::function<void(const std::string &)> &says) const;

	/* What a failed command means, with an exit status of its own. */
	Failure explain(const Finished &finished, const std::string &doing) const;

private:
	/* podman's of builds under way; it leaves them when a build is broken off. */
	std::set<std::string> working_containers() const;

	std::string program_, version_;
	bool podman_ = false;
	std::vector<std::string> options_; /* before every command */
};

/* The first of docker and podman that answers and has an image of ride's; nothing when none does. */
std::optional<Engine> find_engine_with_image();

} // namespace ride
