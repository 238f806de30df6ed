/*
 * The local runtime: the sandbox's server is a process of this machine, run by the invoking user (root's by an
 * unprivileged one).
 *
 * Pure C++ and SQL; the launcher process.
 */
#pragma once

#include <optional>

#include "launcher/sandbox/local_sandbox.hpp"
#include "launcher/sandbox/runtime.hpp"

namespace ride
{

class LocalRuntime : public Runtime
{
public:
	enum class Lifetime
	{
		detached, /* a started sandbox outlives the launcher */
		attached  /* it goes away with this object, or with the launcher, however that ends */
	};

	explicit LocalRuntime(Lifetime lifetime = Lifetime::detached) : lifetime_(lifetime) {}

	Sandbox start(const StartRequest &request, Progress &progress) override;
	Sandbox reset(const std::string &name, Progress &progress) override;

	/* Ends the attached sandbox's server and leaves its data folder there, for another start of the same incident. */
	void retire(const std::filesystem::path &spares);

private:
	Lifetime lifetime_;
	std::optional<LocalSandbox> sandbox_; /* while it is being started, and for good when it is attached */
};

} // namespace ride
