/*
 * A clock that stands still, preloaded into servers whose data is to be compared byte for byte: their now() is the same
 * on every run, while what they wait for goes by other clocks.
 *
 * Pure C++; tests only.
 */
#include <sys/time.h>

extern "C" int gettimeofday(timeval *now, void *) noexcept
{
	constexpr time_t the_moment = 1798761600; /* the first second of 2027, UTC */
	*now = {the_moment, 0};
	return 0;
}
