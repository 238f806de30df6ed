/*
 * The keeper: a second process that answers for everything a start has made so far.
 *
 *     launcher ──(line)── keeper ── postgres, initdb
 *
 * The keeper is the parent of the new server and knows which files are half made. When the launcher lets go,
 * server and files stay. When the line breaks before that, because the launcher failed, was interrupted or
 * was killed outright, the keeper stops its children and removes the files. It inherits the launcher's locks,
 * so nobody else touches the place before it is done.
 */
#pragma once

#include <filesystem>
#include <map>
#include <optional>

#include <sys/types.h>

#include "launcher/system/files.hpp"
#include "launcher/system/process.hpp"

namespace ride
{

class Keeper
{
public:
	Keeper();

	/* Without release(): waits until the keeper has cleaned up. */
	~Keeper();

	Keeper(const Keeper &) = delete;
	Keeper &operator=(const Keeper &) = delete;

	/* This file or tree goes away with the launcher … */
	void own(const std::filesystem::path &path);

	/* … and this one no longer. */
	void disown(const std::filesystem::path &path);

	/* Starts a child of the keeper. Throws Failure when it cannot be executed. */
	pid_t spawn(const Command &command);

	/* The wait status of a child that ended within the time (-1: no limit). Throws Interrupted. */
	std::optional<int> ended(pid_t child, int timeout_ms);

	/* All is well: the keeper leaves, children and files stay. */
	void release();

private:
	std::string ask(const std::string &message);
	std::string receive();
	void note_end(const std::string &message);

	UniqueFd line_;
	pid_t keeper_ = -1;
	std::map<pid_t, int> ends_;
};

} // namespace ride
