/*
 * Descriptors, locks, atomic writes.
 *
 * Pure C++ over POSIX.
 */
#include "launcher/system/files.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "launcher/system/failure.hpp"
#include "launcher/system/interrupt.hpp"

namespace fs = std::filesystem;

namespace ride
{

UniqueFd &UniqueFd::operator=(UniqueFd &&other) noexcept
{
	if (this != &other)
	{
		reset();
		fd_ = other.release();
	}
	return *this;
}

int UniqueFd::release()
{
	return std::exchange(fd_, -1);
}

void UniqueFd::reset()
{
	if (fd_ >= 0)
		close(fd_);
	fd_ = -1;
}

std::optional<FileLock> FileLock::try_acquire(const fs::path &path, Mode mode)
{
	for (;;)
	{
		UniqueFd fd(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
		if (!fd)
			throw system_failure(errno, "cannot open the lock " + path.string());
		if (flock(fd.get(), (mode == Mode::shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0)
		{
			if (errno == EWOULDBLOCK)
				return std::nullopt;
			throw system_failure(errno, "cannot lock " + path.string());
		}
		/* The former holder may have removed the file between our open and our lock: then this lock guards nothing. */
		struct stat ours, there;
		if (fstat(fd.get(), &ours) == 0 && stat(path.c_str(), &there) == 0 && ours.st_ino == there.st_ino &&
		    ours.st_dev == there.st_dev)
			return FileLock(std::move(fd), path);
	}
}

FileLock FileLock::acquire(const fs::path &path, Mode mode)
{
	for (;;)
	{
		if (auto lock = try_acquire(path, mode))
			return std::move(*lock);
		pause_interruptibly(5);
	}
}

void FileLock::remove_file()
{
	unlink(path_.c_str());
}

std::optional<std::string> read_file_if_there(const fs::path &path)
{
	UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
	if (!fd)
	{
		if (errno == ENOENT || errno == ENOTDIR)
			return std::nullopt;
		throw system_failure(errno, "cannot read " + path.string());
	}
	std::string text;
	char buffer[65536];
	for (;;)
	{
		const ssize_t got = read(fd.get(), buffer, sizeof(buffer));
		if (got > 0)
			text.append(buffer, static_cast<std::size_t>(got));
		else if (got == 0)
			return text;
		else if (errno != EINTR)
			throw system_failure(errno, "cannot read " + path.string());
	}
}

std::string read_file(const fs::path &path)
{
	auto text = read_file_if_there(path);
	if (!text)
		throw system_failure(ENOENT, "cannot read " + path.string());
	return std::move(*text);
}

void write_file(const fs::path &path, std::string_view text, mode_t mode, uid_t owner, gid_t group)
{
	const std::string doing = "cannot write " + path.string();
	const std::string beside = path.string() + ".new";
	UniqueFd fd(open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode));
	if (!fd)
		throw system_failure(errno, doing);
	while (!text.empty())
	{
		const ssize_t done = write(fd.get(), text.data(), text.size());
		if (done >= 0)
			text.remove_prefix(static_cast<std::size_t>(done));
		else if (errno != EINTR)
		{
			const int error = errno;
			unlink(beside.c_str());
			throw system_failure(error, doing);
		}
	}
	if (fchmod(fd.get(), mode) != 0 || (owner != static_cast<uid_t>(-1) && fchown(fd.get(), owner, group) != 0) ||
	    rename(beside.c_str(), path.c_str()) != 0)
	{
		const int error = errno;
		unlink(beside.c_str());
		throw system_failure(error, doing);
	}
}

void make_folder(const fs::path &path, mode_t mode, uid_t owner, gid_t group)
{
	if (path.has_parent_path() && path.parent_path() != path && !fs::exists(path.parent_path()))
		make_folder(path.parent_path(), mode);
	if (mkdir(path.c_str(), mode) != 0)
	{
		if (errno == EEXIST && fs::is_directory(path))
			return;
		throw system_failure(errno, "cannot make the folder " + path.string());
	}
	if (chmod(path.c_str(), mode) != 0 || (owner != static_cast<uid_t>(-1) && chown(path.c_str(), owner, group) != 0))
		throw system_failure(errno, "cannot set up the folder " + path.string());
}

void remove_tree(const fs::path &path)
{
	std::error_code error;
	fs::remove_all(path, error);
	if (error)
		throw system_failure(error.value(), "cannot remove " + path.string());
}

std::string last_lines(const fs::path &path, unsigned lines)
{
	std::string text = read_file_if_there(path).value_or("");
	while (!text.empty() && text.back() == '\n')
		text.pop_back();
	std::size_t from = text.size();
	for (unsigned i = 0; i < lines && from != std::string::npos && from > 0; ++i)
		from = text.rfind('\n', from - 1);
	return from == std::string::npos || from == 0 ? text : text.substr(from + 1);
}

std::string random_hex(unsigned bytes)
{
	std::vector<unsigned char> raw(bytes);
	if (getrandom(raw.data(), raw.size(), 0) != static_cast<ssize_t>(raw.size()))
		throw system_failure(errno, "cannot get random bytes from the kernel");
	std::string text;
	for (const unsigned char byte : raw)
	{
		text += "0123456789abcdef"[byte >> 4];
		text += "0123456789abcdef"[byte & 15];
	}
	return text;
}

} // namespace ride
