/*
 * Copies of a cluster, and making an old copy like the original again.
 */
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "launcher/cluster/copy_tree.hpp"

namespace fs = std::filesystem;

class CopyTree : public testing::Test
{
protected:
	void SetUp() override
	{
		std::string pattern = (fs::temp_directory_path() / "ride-copy-XXXXXX").string();
		ASSERT_NE(mkdtemp(pattern.data()), nullptr);
		folder_ = pattern;
		fs::create_directories(from() / "base/1");
		fs::create_directories(from() / "pg_wal/archive_status");
		put(from() / "PG_VERSION", "15\n");
		put(from() / "base/1/1247", std::string(8192, 'a'));
		put(from() / "base/1/1249", std::string(300000, 'b'));
		put(from() / "base/1/2600", "");
		fs::permissions(from() / "PG_VERSION", fs::perms::owner_read);
		age();
	}
	void TearDown() override { fs::remove_all(folder_); }

	fs::path from() const { return folder_ / "from"; }
	fs::path to() const { return folder_ / "to"; }

	ride::TreeSize copy() const { return ride::copy_tree(from(), to(), {getuid(), getgid(), "me", false, {}}); }

	/* An original is older than what is written into its copies: a clock of files ticks every few milliseconds. */
	void age() const
	{
		for (const auto &entry : fs::recursive_directory_iterator(from()))
			fs::last_write_time(entry.path(), fs::last_write_time(entry.path()) - std::chrono::hours(1));
	}

	static void put(const fs::path &file, const std::string &text) { std::ofstream(file) << text; }

	/* Path, kind, mode and content of everything below. */
	static std::map<std::string, std::string> tree(const fs::path &folder)
	{
		std::map<std::string, std::string> found;
		for (const auto &entry : fs::recursive_directory_iterator(folder))
		{
			std::string &is = found[entry.path().lexically_relative(folder).string()];
			is = std::to_string(static_cast<int>(entry.status().permissions()));
			if (entry.is_directory())
				is += " folder";
			else
			{
				std::ifstream file(entry.path());
				is += " " + std::string(std::istreambuf_iterator<char>(file), {});
			}
		}
		return found;
	}

	fs::path folder_;
};

TEST_F(CopyTree, CopiesEverythingAndCounts)
{
	const ride::TreeSize size = copy();
	EXPECT_EQ(size.files, 4U);
	EXPECT_EQ(size.bytes, 308195U);
	EXPECT_EQ(size, ride::tree_size(from()));
	EXPECT_EQ(tree(to()), tree(from()));
}

TEST_F(CopyTree, MakesAnOldCopyLikeTheOriginalAgain)
{
	const ride::TreeSize size = copy();
	put(to() / "base/1/1247", std::string(8192, 'x'));     /* as long as before */
	put(to() / "base/1/1249", "shorter");                  /* truncated */
	put(to() / "base/1/2600", "something");                /* grown */
	put(to() / "postmaster.pid", "1");                     /* new */
	fs::create_directories(to() / "base/16400/pgsql_tmp"); /* a new folder */
	put(to() / "base/16400/1", "of another database");
	fs::remove(to() / "PG_VERSION"); /* a file in whose place there is a folder now */
	fs::create_directories(to() / "PG_VERSION/inside");
	fs::remove_all(to() / "pg_wal"); /* a folder in whose place there is a file */
	put(to() / "pg_wal", "");
	EXPECT_EQ(copy(), size);
	EXPECT_EQ(tree(to()), tree(from()));
}

TEST_F(CopyTree, MendsModesAndLinks)
{
	copy();
	fs::permissions(to() / "base/1/1247", fs::perms::owner_all);
	fs::remove(to() / "base/1/1249");
	fs::create_symlink(from() / "base/1/1249", to() / "base/1/1249");
	copy();
	EXPECT_EQ(tree(to()), tree(from()));
	EXPECT_FALSE(fs::is_symlink(to() / "base/1/1249"));
}

TEST_F(CopyTree, LeavesAloneWhatIsTheSame)
{
	copy();
	/* Of the same size and time: taken to be the same. Its content tells that it was not written again. */
	const auto time = fs::last_write_time(to() / "base/1/1247");
	put(to() / "base/1/1247", std::string(8192, 'x'));
	fs::last_write_time(to() / "base/1/1247", time);
	copy();
	EXPECT_NE(tree(to()), tree(from()));
}

TEST_F(CopyTree, TakesWhatHasChangedInTheOriginal)
{
	copy();
	put(from() / "base/1/1247", std::string(8192, 'y'));
	fs::remove(from() / "base/1/2600");
	const ride::TreeSize size = copy();
	EXPECT_EQ(size.files, 3U);
	EXPECT_EQ(tree(to()), tree(from()));
}

TEST_F(CopyTree, CopiesManyFoldersWithTwoThreads)
{
	for (int database = 0; database < 40; ++database)
	{
		const fs::path folder = from() / "base" / std::to_string(16384 + database);
		fs::create_directories(folder / "pgsql_tmp/deeper");
		for (int file = 0; file < 25; ++file)
			put(folder / std::to_string(file), std::string(static_cast<std::size_t>(file) * 1000, 'z'));
		put(folder / "pgsql_tmp/deeper/1", "x");
	}
	EXPECT_EQ(copy(), ride::tree_size(from()));
	EXPECT_EQ(tree(to()), tree(from()));
}

TEST_F(CopyTree, EndsBothThreadsWhenOneFails)
{
	for (int database = 0; database < 40; ++database)
	{
		fs::create_directories(from() / "base" / std::to_string(16384 + database));
		fs::create_symlink("/etc/passwd", from() / "base" / std::to_string(16384 + database) / "link");
	}
	EXPECT_ANY_THROW(copy());
}

TEST_F(CopyTree, RefusesWhatIsNeitherFileNorFolder)
{
	fs::create_symlink("/etc/passwd", from() / "base/1/link");
	EXPECT_ANY_THROW(copy());
}
