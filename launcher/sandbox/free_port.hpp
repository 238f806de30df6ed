/*
 * Finding a port of the loopback for a sandbox.
 *
 * Pure C++ over POSIX; the launcher process.
 */
#pragma once

#include <functional>

#include "launcher/sandbox/sandbox.hpp"

namespace ride
{

/* Whether a server could listen there now. */
bool port_is_free(int port);

/*
 * Gives the sandbox a port that nobody listens on, the same for the same sandbox if it is free, and boots it. Should
 * somebody take the port in between, so that booting fails with port_in_use, another is tried.
 */
void on_free_port(Sandbox &sandbox, const std::function<void()> &boot);

} // namespace ride
