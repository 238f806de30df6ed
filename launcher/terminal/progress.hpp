/*
 * What the launcher is doing, on stderr, for anything that takes longer than half a second.
 *
 * Pure C++.
 */
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace ride
{

class Progress
{
public:
	/* A quiet one says nothing at all. */
	explicit Progress(bool quiet = false);

	/* Takes a line that was to be overwritten off the terminal. */
	~Progress();

	Progress(const Progress &) = delete;
	Progress &operator=(const Progress &) = delete;

	/* From now on it does this. */
	void step(const std::string &text);

private:
	void start_watching();
	void watch();
	void show();

	bool quiet_, terminal_;
	bool late_ = false, ended_ = false, shown_ = false;
	std::string text_;
	std::mutex mutex_;
	std::condition_variable changed_;
	std::thread watcher_;
};

} // namespace ride
