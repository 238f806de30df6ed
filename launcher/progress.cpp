/*
 * A thread that wakes once, half a second after the start; from then on steps show as they begin.
 *
 * Pure C++.
 */
#include "launcher/progress.hpp"

#include <chrono>
#include <csignal>
#include <iostream>

#include <unistd.h>

namespace ride
{
namespace
{

constexpr std::chrono::milliseconds silence{500};

} // namespace

Progress::Progress(bool quiet) : quiet_(quiet), terminal_(isatty(STDERR_FILENO) == 1)
{
	if (quiet_)
		return;
	/* Signals are the main thread's: only there do they end a wait. */
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	watcher_ = std::thread(&Progress::watch, this);
	pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Progress::~Progress()
{
	if (quiet_)
		return;
	{
		const std::lock_guard hold(mutex_);
		ended_ = true;
		if (shown_ && terminal_)
			std::cerr << "\r\033[K" << std::flush;
	}
	changed_.notify_one();
	watcher_.join();
}

void Progress::step(const std::string &text)
{
	if (quiet_)
		return;
	const std::lock_guard hold(mutex_);
	text_ = text;
	if (late_)
		show();
}

void Progress::watch()
{
	std::unique_lock hold(mutex_);
	if (changed_.wait_for(hold, silence, [this] { return ended_; }))
		return;
	late_ = true;
	if (!text_.empty())
		show();
}

void Progress::show()
{
	shown_ = true;
	if (terminal_)
		std::cerr << "\r\033[K" << text_ << " …" << std::flush;
	else
		std::cerr << "ride: " << text_ << '\n';
}

} // namespace ride
