/*
 * The server process of a sandbox, when it is not the launcher's child any more: is it there, make it go.
 *
 * Pure C++ over POSIX.
 */
#pragma once

#include <sys/types.h>

namespace ride
{

struct Sandbox;

/* The pid of the sandbox's postmaster; 0 when it does not run. */
pid_t find_postmaster(const Sandbox &sandbox);

/* Immediate shutdown, and waits until it is gone. Throws Failure when it will not go. */
void stop_postmaster(const Sandbox &sandbox);

} // namespace ride
