/*
 * The content of one file into another, by whatever is quickest.
 *
 * Pure C++ over Linux: shared extents (FICLONE) where the file system has them, a copy inside the kernel for what is big.
 */
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace ride
{

/* One a thread. What it learns of the two file systems holds for the next file. */
class FileCopier
{
public:
	/* Both stand at their beginning, and the target is empty. Throws Failure, which calls it `shown`. */
	void copy(int from, int to, off_t size, const std::string &shown);

private:
	bool copy_in_kernel(int from, int to, off_t size, const std::string &shown);
	void copy_by_buffer(int from, int to, off_t size, const std::string &shown);

	std::vector<char> buffer_ = std::vector<char>(256 * 1024);
	bool clones_ = true;
};

} // namespace ride
