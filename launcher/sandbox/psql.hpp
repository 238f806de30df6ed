/*
 * psql as the on-call of a sandbox: the host's own, or the one in the sandbox's container.
 *
 * Pure C++; the launcher process.
 */
#pragma once

#include <string>
#include <vector>

#include "launcher/system/process.hpp"
#include "launcher/sandbox/sandbox.hpp"

namespace ride
{

/* PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE of the on-call, seen from the host. */
std::vector<std::pair<std::string, std::string>> oncall_environment(const Sandbox &sandbox,
                                                                    const std::string &database = "postgres");

/* Ready for execute(); the password is in its environment, never in its arguments. Throws Failure (not_installed). */
Command psql_command(const Sandbox &sandbox, const std::string &database, const std::vector<std::string> &arguments);

} // namespace ride
