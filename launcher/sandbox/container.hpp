/*
 * The containers that sandboxes run in: what they are allowed, how they are found again, how they go.
 *
 * Pure C++; the launcher process.
 */
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "launcher/engine/engine.hpp"
#include "launcher/sandbox/sandbox.hpp"

namespace ride
{

/* The port on which PostgreSQL listens inside. */
inline constexpr int port_inside = 5432;

/* The folder inside to which the host's folder for the socket is bound. */
inline constexpr const char *socket_folder_inside = "/run/oncall";

/* Where a scenarios folder of the host's is bound to. */
inline constexpr const char *scenarios_inside = "/scenarios";

/* More arguments at the end of a command's. */
void append(std::vector<std::string> &to, const std::vector<std::string> &more);

/* "ride-09-09-3fa2b1c4" */
std::string new_container_name(const std::string &sandbox_name);

/* Every label that says whose a container is: of this state folder, for that sandbox. */
std::vector<std::string> labels_of(const Sandbox &sandbox);

/*
 * What every container of ours runs with: no capability, no new privileges, a read-only root, memory and processes
 * bounded (for that many sandboxes in it), logs bounded, and no network unless `network` says so.
 */
std::vector<std::string> confinement(const Engine &engine, bool network, unsigned sandboxes = 1);

/* The scenarios that RIDE_SCENARIOS names, bound read-only; nothing when it names none: then the image's own count. */
std::vector<std::string> own_scenarios();

/* Removes it, running or not, with its volumes; not being there is fine. Throws Failure. */
void remove_container(const Engine &engine, const std::string &name);

/* All containers of this state folder, running or not. Throws Failure. */
std::vector<std::string> containers_of(const Engine &engine);

/* Which containers of this state folder run; each engine is asked once, and at the first question about it. */
class RunningContainers
{
public:
	/* An engine that does not answer runs nothing. */
	bool has(const Sandbox &sandbox);

private:
	std::map<std::string, std::set<std::string>> by_program_;
};

} // namespace ride
