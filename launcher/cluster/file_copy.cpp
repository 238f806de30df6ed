/*
 * Clone, else copy in the kernel, else read and write.
 *
 * Pure C++ over Linux.
 */
#include "launcher/cluster/file_copy.hpp"

#include <cerrno>

#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "launcher/system/failure.hpp"

namespace ride
{

void FileCopier::copy(int from, int to, off_t size, const std::string &shown)
{
	if (size == 0 || (clones_ && ioctl(to, FICLONE, from) == 0))
		return;
	clones_ = false; /* not this file system, or not across two of them: do not ask for every file */
	/* For small files two plain calls are quicker than the kernel's own copy. */
	if (size > static_cast<off_t>(buffer_.size()) && copy_in_kernel(from, to, size, shown))
		return;
	copy_by_buffer(from, to, size, shown);
}

/* False, with nothing written, when this kernel or file system cannot. */
bool FileCopier::copy_in_kernel(int from, int to, off_t size, const std::string &shown)
{
	off_t left = size;
	while (left > 0)
	{
		const ssize_t done = copy_file_range(from, nullptr, to, nullptr, static_cast<std::size_t>(left), 0);
		if (done > 0)
			left -= done;
		else if (done < 0 && left == size &&
		         (errno == EXDEV || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP))
			return false;
		else if (done == 0)
			break;
		else if (errno != EINTR)
			throw system_failure(errno, "cannot copy " + shown);
	}
	return true;
}

/* Nobody writes to an original: its size is where it ends, and need not be asked for by one more read. */
void FileCopier::copy_by_buffer(int from, int to, off_t size, const std::string &shown)
{
	for (off_t left = size; left > 0;)
	{
		const ssize_t got = read(from, buffer_.data(), buffer_.size());
		if (got == 0)
			return;
		if (got < 0 && errno != EINTR)
			throw system_failure(errno, "cannot read " + shown);
		for (ssize_t done = 0; done < got;)
		{
			const ssize_t put = write(to, buffer_.data() + done, static_cast<std::size_t>(got - done));
			if (put >= 0)
				done += put;
			else if (errno != EINTR)
				throw system_failure(errno, "cannot copy " + shown);
		}
		left -= got > 0 ? got : 0;
	}
}

} // namespace ride
