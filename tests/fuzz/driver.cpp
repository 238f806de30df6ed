/*
 * Runs a fuzz target over saved inputs, without libFuzzer: what CTest does with every corpus, and one finds again.
 *   fuzz_TARGET FILE|FOLDER…
 *
 * Test code, no server. Every file is tried whole and cut short at 32 places. A find ends the process by a signal, after
 * the name of the input.
 */
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "check.hpp"

namespace
{

namespace fs = std::filesystem;

constexpr std::size_t cuts = 32;

std::vector<fs::path> files_of(const std::vector<fs::path> &given)
{
	std::vector<fs::path> files;
	for (const fs::path &path : given)
		if (fs::is_directory(path))
		{
			for (const auto &entry : fs::recursive_directory_iterator(path))
				if (entry.is_regular_file())
					files.push_back(entry.path());
		}
		else
			files.push_back(path);
	std::sort(files.begin(), files.end());
	return files;
}

/* In a block of exactly that size, so that a sanitizer sees the first byte beyond. */
void run(const std::string &text, std::size_t size)
{
	const auto bytes = std::make_unique<std::uint8_t[]>(size);
	std::copy_n(text.begin(), size, bytes.get());
	LLVMFuzzerTestOneInput(bytes.get(), size);
}

} // namespace

int main(int argc, char **argv)
{
	const std::vector<fs::path> files = files_of({argv + 1, argv + argc});
	if (files.empty())
	{
		std::cerr << "usage: " << argv[0] << " FILE|FOLDER…: there is no input\n";
		return 2;
	}
	for (const fs::path &file : files)
	{
		std::ifstream stream(file, std::ios::binary);
		std::ostringstream content;
		content << stream.rdbuf();
		if (!stream)
		{
			std::cerr << "cannot read " << file << '\n';
			return 2;
		}
		std::cerr << file.string() << std::endl;
		const std::string text = content.str();
		run(text, text.size());
		for (std::size_t cut = 0; cut < std::min(cuts, text.size()); cut++)
			run(text, text.size() * cut / std::min(cuts, text.size()));
	}
	std::cerr << files.size() << " inputs, nothing found\n";
	return 0;
}
