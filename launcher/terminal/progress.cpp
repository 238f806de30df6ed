/*
 * A thread that wakes once, half a second after the first step; from then on steps show as they begin. Before the first
 * step there is no thread, so that a process may still be forked that goes on as one of ours.
 *
 * Pure C++.
 */
#include "launcher/terminal/progress.hpp"

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

Progress::Progress(bool quiet) : quiet_(quiet), terminal_(isatty(STDERR_FILENO) == 1) {}

void Progress::start_watching()
{
	/* Signals are the main thread's: only there do they end a wait. */
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	watcher_ = std::thread(&Progress::watch, this);
	pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Progress::~Progress()
{
	if (!watcher_.joinable())
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
	{
		const std::lock_guard hold(mutex_);
		text_ = text;
		if (late_)
			show();
	}
	if (!watcher_.joinable())
		start_watching();
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
