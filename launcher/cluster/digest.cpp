/*
 * Two multiply-and-fold lanes over eight bytes at a time: the server module is megabytes, and a warm start
 * has milliseconds.
 *
 * Pure C++.
 */
#include "launcher/cluster/digest.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include <endian.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"

namespace fs = std::filesystem;

namespace ride
{

void Digest::mix(std::uint64_t word)
{
	first_ = (first_ ^ word) * 0xff51afd7ed558ccd;
	first_ ^= first_ >> 32;
	second_ = (second_ + word) * 0xc4ceb9fe1a85ec53;
	second_ ^= second_ >> 29;
}

void Digest::add(std::string_view text)
{
	mix(text.size());
	while (!text.empty())
	{
		std::uint64_t word = 0;
		const std::size_t part = std::min(text.size(), sizeof(word));
		std::memcpy(&word, text.data(), part);
		mix(le64toh(word));
		text.remove_prefix(part);
	}
}

/* The same as add(read_file(path)), without holding the file. */
void Digest::add_file(const fs::path &path)
{
	const UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
	struct stat entry;
	if (!fd || fstat(fd.get(), &entry) != 0)
		throw system_failure(errno, "cannot read " + path.string());
	mix(static_cast<std::uint64_t>(entry.st_size));
	std::vector<std::uint64_t> words(32 * 1024);
	char *const buffer = reinterpret_cast<char *>(words.data());
	const std::size_t room = words.size() * sizeof(std::uint64_t);
	for (std::size_t filled = room; filled == room;)
	{
		filled = 0;
		for (ssize_t got = 1; filled < room && got != 0;)
		{
			got = read(fd.get(), buffer + filled, room - filled);
			if (got < 0 && errno != EINTR)
				throw system_failure(errno, "cannot read " + path.string());
			filled += got > 0 ? static_cast<std::size_t>(got) : 0;
		}
		const std::size_t used = (filled + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t);
		std::memset(buffer + filled, 0, used * sizeof(std::uint64_t) - filled);
		for (std::size_t i = 0; i < used; ++i)
			mix(le64toh(words[i]));
	}
}

void Digest::add_folder(const fs::path &folder)
{
	std::vector<fs::path> files;
	std::error_code error;
	for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
		if (it->is_regular_file())
			files.push_back(it->path());
	if (error)
		throw system_failure(error.value(), "cannot read the folder " + folder.string());
	std::sort(files.begin(), files.end());
	for (const fs::path &file : files)
	{
		add(file.lexically_relative(folder).string());
		add_file(file);
	}
}

void Digest::add_identity(const fs::path &path)
{
	struct stat entry;
	if (stat(path.c_str(), &entry) != 0)
		throw system_failure(errno, "cannot read " + path.string());
	add(path.string());
	mix(static_cast<std::uint64_t>(entry.st_size));
	mix(static_cast<std::uint64_t>(entry.st_mtim.tv_sec));
	mix(static_cast<std::uint64_t>(entry.st_mtim.tv_nsec));
}

std::string Digest::text() const
{
	char buffer[33];
	std::snprintf(buffer, sizeof(buffer), "%016llx%016llx", static_cast<unsigned long long>(first_),
	              static_cast<unsigned long long>(second_));
	return buffer;
}

} // namespace ride
