/*
 * How a command fails: an exit status, what is wrong, and what to do about it.
 *
 * Pure C++. Thrown anywhere in the launcher, printed once, by main.
 */
#pragma once

#include <stdexcept>
#include <string>

#include "launcher/system/exit_status.hpp"

namespace ride
{

class Failure : public std::runtime_error
{
public:
	Failure(ExitStatus status_, const std::string &message, std::string hint_ = {}, std::string detail_ = {})
	    : std::runtime_error(message), status(status_), hint(std::move(hint_)), detail(std::move(detail_))
	{
	}

	ExitStatus status;
	std::string hint;   /* what to do */
	std::string detail; /* more about what happened; may have several lines */
};

/* Ctrl-C or a request to terminate arrived while an InterruptGuard lived. */
class Interrupted : public Failure
{
public:
	Interrupted() : Failure(ExitStatus::interrupted, "interrupted") {}
};

/* A failed system call. A full disk gets its own status wherever it shows. */
Failure system_failure(int error, const std::string &doing);

/* The failure of a full disk, found in a message instead of errno. */
Failure disk_full(const std::string &doing, const std::string &detail = {});

} // namespace ride
