/*
 * Files the launcher keeps: descriptors, locks that die with their holder, atomic writes, folders with an owner.
 *
 * Pure C++ over POSIX.
 */
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace ride
{

class UniqueFd
{
public:
	UniqueFd() = default;
	explicit UniqueFd(int fd) : fd_(fd) {}
	UniqueFd(UniqueFd &&other) noexcept : fd_(other.release()) {}
	UniqueFd &operator=(UniqueFd &&other) noexcept;
	~UniqueFd() { reset(); }

	int get() const { return fd_; }
	explicit operator bool() const { return fd_ >= 0; }
	int release();
	void reset();

private:
	int fd_ = -1;
};

/*
 * An advisory lock on a file of its own. It belongs to the open file, so a forked child that inherits it keeps
 * it until the child is gone too, and the kernel drops it when both have died, however they died.
 */
class FileLock
{
public:
	enum class Mode
	{
		shared,
		exclusive
	};

	/* The lock at once, or nothing. */
	static std::optional<FileLock> try_acquire(const std::filesystem::path &path, Mode mode = Mode::exclusive);

	/* Waits for the lock; Ctrl-C ends the wait. */
	static FileLock acquire(const std::filesystem::path &path, Mode mode = Mode::exclusive);

	/* Removes the lock's file while holding it: whoever waits for it takes a fresh one. */
	void remove_file();

	const std::filesystem::path &path() const { return path_; }

private:
	FileLock(UniqueFd fd, std::filesystem::path path) : fd_(std::move(fd)), path_(std::move(path)) {}

	UniqueFd fd_;
	std::filesystem::path path_;
};

/* The whole file; nothing when it does not exist. Throws Failure for any other reason. */
std::optional<std::string> read_file_if_there(const std::filesystem::path &path);

/* The whole file. Throws Failure. */
std::string read_file(const std::filesystem::path &path);

/* Writes beside and renames, so that a reader sees the old text or the new one. */
void write_file(const std::filesystem::path &path, std::string_view text, mode_t mode = 0600, uid_t owner = -1,
                gid_t group = -1);

/* Makes a folder with that mode and owner, and missing parents with that mode; what is there already keeps its own. */
void make_folder(const std::filesystem::path &path, mode_t mode, uid_t owner = -1, gid_t group = -1);

/* Removes a tree; not being there is fine. Throws Failure when something stays. */
void remove_tree(const std::filesystem::path &path);

/* The last lines of a file, for a message. */
std::string last_lines(const std::filesystem::path &path, unsigned lines);

/* A random name of lower-case hexadecimal digits, from the kernel's generator. */
std::string random_hex(unsigned bytes);

} // namespace ride
