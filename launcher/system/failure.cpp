/*
 * Failures of system calls in words.
 *
 * Pure C++.
 */
#include "launcher/system/failure.hpp"

#include <cerrno>
#include <cstring>

namespace ride
{

Failure disk_full(const std::string &doing, const std::string &detail)
{
	return {ExitStatus::disk_full, doing + ": no space left on the device",
	        "free some space (about 150 MB a sandbox), or point RIDE_STATE_DIR and RIDE_CACHE_DIR at another disk",
	        detail};
}

Failure system_failure(int error, const std::string &doing)
{
	if (error == ENOSPC || error == EDQUOT)
		return disk_full(doing);
	return {ExitStatus::failure, doing + ": " + std::strerror(error)};
}

} // namespace ride
