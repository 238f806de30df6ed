/*
 * The seeded cluster of an incident: initdb once a server, seeds once an incident and seed, copies from then on.
 *
 * Pure C++ and SQL; the launcher process.
 *
 *     initdb ──▶ base cluster ──▶ CREATE EXTENSION, ride.prepare(), clean stop ──▶ snapshot ──▶ a sandbox's data
 */
#pragma once

#include <filesystem>
#include <string>

#include "launcher/system/installation.hpp"
#include "launcher/cluster/keeper.hpp"
#include "launcher/terminal/progress.hpp"

namespace ride
{

struct Recipe
{
	ServerInstallation server;
	std::filesystem::path scenarios;
	std::string id;
	unsigned seed = 0;
};

/* Puts a stopped, seeded cluster at `to`, which may be an earlier one of the same. Throws Failure, ServerError. */
void provide_cluster(const Recipe &recipe, Keeper &keeper, Progress &progress, const std::filesystem::path &to);

} // namespace ride
