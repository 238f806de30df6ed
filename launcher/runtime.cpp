/*
 * Which runtime goes by which name.
 *
 * Pure C++; the launcher process.
 */
#include "launcher/runtime.hpp"

#include "launcher/failure.hpp"
#include "launcher/runtime_local.hpp"

namespace ride
{

std::unique_ptr<Runtime> make_runtime(const std::string &kind)
{
	if (kind == "local" || kind == "auto")
		return std::make_unique<LocalRuntime>();
	throw Failure(ExitStatus::runtime_missing, "the " + kind + " runtime is not built yet", "use --runtime local");
}

} // namespace ride
