/*
 * What can run a sandbox: a server on this machine, or one in a container.
 *
 * Pure C++; the launcher process.
 */
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "launcher/progress.hpp"
#include "launcher/registry.hpp"

namespace ride
{

struct StartRequest
{
	std::string id, title;
	unsigned seed = 0;
	std::string name;
	std::optional<int> major{};
	bool exam = false;
	std::filesystem::path scenarios;
};

class Runtime
{
public:
	virtual ~Runtime() = default;

	/* Boots a sandbox with the incident live; at any failure nothing stays. */
	virtual Sandbox start(const StartRequest &request, Progress &progress) = 0;

	/* Back to the armed incident: same port, same password. */
	virtual Sandbox reset(const std::string &name, Progress &progress) = 0;

	/* Gone without a trace. */
	virtual void stop(const std::string &name) = 0;
};

/* "auto", "local", "docker" or "podman". Throws Failure (runtime_missing). */
std::unique_ptr<Runtime> make_runtime(const std::string &kind);

} // namespace ride
