/*
 * Ctrl-C as an exception: while a guard lives, SIGINT, SIGTERM and SIGHUP end waits instead of the process,
 * so that what was begun can be taken back.
 *
 * Pure C++ over POSIX; used by the launcher process only, never by the keeper.
 */
#pragma once

namespace ride
{

class InterruptGuard
{
public:
	InterruptGuard();
	~InterruptGuard();
	InterruptGuard(const InterruptGuard &) = delete;
	InterruptGuard &operator=(const InterruptGuard &) = delete;
};

/* Throws Interrupted when a signal has arrived. */
void check_interrupt();

/* Waits until fd is readable (or writable): true, or false after the timeout (-1: none). Throws Interrupted. */
bool wait_readable(int fd, int timeout_ms);
bool wait_writable(int fd, int timeout_ms);

/* Between two looks at something that cannot be waited for. Throws Interrupted. */
void pause_interruptibly(int milliseconds);

} // namespace ride
