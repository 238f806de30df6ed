/*
 * The local runtime: the sandbox's server is a process of this machine, run by the invoking user (root's by an
 * unprivileged one).
 *
 * Pure C++ and SQL; the launcher process.
 */
#pragma once

#include <optional>

#include "launcher/cluster/keeper.hpp"
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

	/* Ends the server and leaves its data folder there, for another start of the same incident. */
	void retire(const Sandbox &sandbox, const std::filesystem::path &spares);

private:
	Lifetime lifetime_;
	std::optional<FileLock> lock_; /* of an attached sandbox; outlives the keeper's clean-up */
	std::optional<Keeper> keeper_;
};

} // namespace ride
