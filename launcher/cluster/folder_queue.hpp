/*
 * Folders that two threads have yet to copy.
 *
 * Pure C++.
 */
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "launcher/system/files.hpp"

namespace ride
{

class FolderQueue
{
public:
	struct Folder
	{
		UniqueFd from, to;
		bool is_new = true;
		std::string shown;
	};

	void add(Folder folder)
	{
		const std::lock_guard lock(mutex_);
		++open_;
		waiting_.push_back(std::move(folder));
		changed_.notify_one();
	}

	/* The next one, which may have to be waited for: whoever copies a folder may find more. Nothing at the end. */
	std::optional<Folder> next()
	{
		std::unique_lock lock(mutex_);
		changed_.wait(lock, [this] { return given_up_ || !waiting_.empty() || open_ == 0; });
		if (given_up_ || waiting_.empty())
			return std::nullopt;
		Folder folder = std::move(waiting_.back());
		waiting_.pop_back();
		return folder;
	}

	/* One that next() gave is copied, and what it holds is added. */
	void done()
	{
		const std::lock_guard lock(mutex_);
		if (--open_ == 0)
			changed_.notify_all();
	}

	/* Nobody gets another one. */
	void give_up()
	{
		const std::lock_guard lock(mutex_);
		given_up_ = true;
		changed_.notify_all();
	}

private:
	std::mutex mutex_;
	std::condition_variable changed_;
	std::vector<Folder> waiting_;
	unsigned open_ = 0; /* waiting, or being copied */
	bool given_up_ = false;
};

} // namespace ride
