/*
 * The runtimes docker and podman: the sandbox is a container, whose process 1 is `ride sandbox`.
 *
 * Pure C++; the launcher process.
 */
#pragma once

#include "launcher/engine/engine.hpp"
#include "launcher/engine/image.hpp"
#include "launcher/sandbox/runtime.hpp"

namespace ride
{

class ContainerRuntime : public Runtime
{
public:
	explicit ContainerRuntime(Engine engine) : engine_(std::move(engine)) {}

	Sandbox start(const StartRequest &request, Progress &progress) override;
	Sandbox reset(const std::string &name, Progress &progress) override;

private:
	void run_container(Sandbox &sandbox, const Image &image, Progress &progress);
	void create(const Sandbox &sandbox, const Image &image);
	void wait_until_live(const Sandbox &sandbox);
	Failure why_it_ended(const Sandbox &sandbox, const Finished &asked) const;

	Engine engine_;
};

} // namespace ride
