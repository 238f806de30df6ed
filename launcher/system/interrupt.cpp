/*
 * Signals to a descriptor that every wait polls beside its own.
 *
 * Pure C++ over POSIX.
 */
#include "launcher/system/interrupt.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"

namespace ride
{
namespace
{

constexpr std::array caught_signals{SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t arrived = 0;
int wake_fd = -1; /* an eventfd; -1 while no guard lives */
std::array<struct sigaction, caught_signals.size()> before;

void on_signal(int)
{
	const int saved = errno;
	const std::uint64_t one = 1;
	arrived = 1;
	/* The counter is full only when it was written before: then the waiter wakes anyway. */
	[[maybe_unused]] const ssize_t written = write(wake_fd, &one, sizeof(one));
	errno = saved;
}

bool wait_for(int fd, short events, int timeout_ms)
{
	using clock = std::chrono::steady_clock;
	const auto deadline = clock::now() + std::chrono::milliseconds(timeout_ms);
	for (;;)
	{
		check_interrupt();
		int left = timeout_ms;
		if (timeout_ms > 0)
			left = static_cast<int>(
			    std::max<long>(0, std::chrono::ceil<std::chrono::milliseconds>(deadline - clock::now()).count()));
		std::array<pollfd, 2> set{pollfd{fd, events, 0}, pollfd{wake_fd, POLLIN, 0}};
		const int ready = poll(set.data(), set.size(), left);
		if (ready < 0 && errno != EINTR)
			throw system_failure(errno, "cannot wait");
		check_interrupt();
		if (ready > 0 && set[0].revents != 0)
			return true;
		if (ready == 0)
			return false;
	}
}

} // namespace

InterruptGuard::InterruptGuard()
{
	arrived = 0;
	wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (wake_fd < 0)
		throw system_failure(errno, "cannot prepare for signals");
	struct sigaction action = {};
	action.sa_handler = on_signal;
	sigemptyset(&action.sa_mask);
	for (std::size_t i = 0; i < caught_signals.size(); ++i)
	{
		sigaction(caught_signals[i], nullptr, &before[i]);
		/* What the caller chose to ignore (nohup) stays ignored. */
		if (before[i].sa_handler != SIG_IGN)
			sigaction(caught_signals[i], &action, nullptr);
	}
}

InterruptGuard::~InterruptGuard()
{
	for (std::size_t i = 0; i < caught_signals.size(); ++i)
		sigaction(caught_signals[i], &before[i], nullptr);
	close(wake_fd);
	wake_fd = -1;
	arrived = 0;
}

void check_interrupt()
{
	if (arrived)
		throw Interrupted();
}

bool wait_readable(int fd, int timeout_ms)
{
	return wait_for(fd, POLLIN, timeout_ms);
}

bool wait_writable(int fd, int timeout_ms)
{
	return wait_for(fd, POLLOUT, timeout_ms);
}

void pause_interruptibly(int milliseconds)
{
	wait_for(-1, 0, milliseconds);
}

} // namespace ride
