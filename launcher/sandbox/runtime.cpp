/*
 * Which runtime goes by which name.
 *
 * Pure C++; the launcher process.
 */
#include "launcher/sandbox/runtime.hpp"

#include <cstdlib>

#include "launcher/engine/engine.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/sandbox/runtime_container.hpp"
#include "launcher/sandbox/runtime_local.hpp"

namespace ride
{

std::unique_ptr<Runtime> make_runtime(const std::string &kind)
{
	if (kind == "local")
		return std::make_unique<LocalRuntime>();
	if (kind == "docker" || kind == "podman")
		return std::make_unique<ContainerRuntime>(Engine(kind));
	if (kind != "auto")
		throw Failure(ExitStatus::usage, "there is no runtime \"" + kind + "\"", "it is auto, local, docker or podman");
	if (auto engine = find_engine_with_image())
		return std::make_unique<ContainerRuntime>(std::move(*engine));
	return std::make_unique<LocalRuntime>();
}

std::string default_runtime()
{
	const char *given = std::getenv("RIDE_RUNTIME");
	return given && *given ? given : "auto";
}

} // namespace ride
