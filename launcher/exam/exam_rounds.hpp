/*
 * Waiting until the simulated applications have done some more rounds.
 *
 * SQL; a worker process of the exam command.
 */
#pragma once

#include "launcher/sandbox/registry.hpp"
#include "model/scenario.hpp"

namespace ride
{

/*
 * Returns when every session of the sandbox has done that many more rounds; one that waits behind a lock, or is gone,
 * is not waited for, but for as long as its rounds would have taken. Throws Failure when that takes far too long.
 */
void wait_for_rounds(const Sandbox &sandbox, const model::Scenario &scenario, unsigned rounds);

} // namespace ride
