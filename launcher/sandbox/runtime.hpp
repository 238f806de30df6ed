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

#include "launcher/terminal/progress.hpp"
#include "launcher/sandbox/registry.hpp"

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

	/* What a container's own launcher is told; on this machine ride chooses. */
	std::string listen = "127.0.0.1";      /* empty: no TCP */
	int port = 0;                          /* 0: a free one */
	std::string password{};                /* empty: a random one */
	std::filesystem::path shared_folder{}; /* of one more socket */

	/* An exam's: where ended ones have left their data folders (spare_clusters.hpp); empty: start from nothing. */
	std::filesystem::path spares{};
};

class Runtime
{
public:
	virtual ~Runtime() = default;

	/* Boots a sandbox with the incident live; at any failure nothing stays. */
	virtual Sandbox start(const StartRequest &request, Progress &progress) = 0;

	/* Back to the armed incident: same port, same password. */
	virtual Sandbox reset(const std::string &name, Progress &progress) = 0;
};

/*
 * "auto", "local", "docker" or "podman"; auto takes an engine that answers and has an image of ride's, else local.
 * Throws Failure (runtime_missing).
 */
std::unique_ptr<Runtime> make_runtime(const std::string &kind);

/* What start and scenario exam use unless told: RIDE_RUNTIME, or auto. */
std::string default_runtime();

} // namespace ride
