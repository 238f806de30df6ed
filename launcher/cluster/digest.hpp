/*
 * A digest of files and texts, to name a cache entry by what it was made from.
 *
 * Pure C++. It tells apart what changed by accident or by work; it is no defence against forgery, and whoever
 * could forge a cache entry owns the cache already.
 */
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace ride
{

class Digest
{
public:
	/* Length first, so that ("ab", "c") and ("a", "bc") differ. */
	void add(std::string_view text);

	/* A file's content. Throws Failure when it cannot be read. */
	void add_file(const std::filesystem::path &path);

	/* Every file below a folder, by relative name and content, in name order. */
	void add_folder(const std::filesystem::path &folder);

	/* Which file this is without reading it: path, size, time of last change. */
	void add_identity(const std::filesystem::path &path);

	/* 128 bits in hexadecimal. */
	std::string text() const;

private:
	void mix(std::uint64_t word);

	std::uint64_t first_ = 0x9e3779b97f4a7c15, second_ = 0xc2b2ae3d27d4eb4f;
};

} // namespace ride
