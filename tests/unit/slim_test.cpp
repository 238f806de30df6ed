/*
 * What goes before a cluster becomes a snapshot, and what stays.
 */
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "launcher/cluster/slim.hpp"

namespace fs = std::filesystem;

namespace ride::slim_test
{

class Slim : public testing::Test
{
protected:
	void SetUp() override
	{
		std::string pattern = (fs::temp_directory_path() / "ride-slim-XXXXXX").string();
		ASSERT_NE(mkdtemp(pattern.data()), nullptr);
		data_ = pattern;
	}
	void TearDown() override { fs::remove_all(data_); }

	void put(const std::string &file) const
	{
		fs::create_directories((data_ / file).parent_path());
		std::ofstream(data_ / file) << "x";
	}

	std::set<std::string> files() const
	{
		std::set<std::string> found;
		for (const auto &entry : fs::recursive_directory_iterator(data_))
			if (entry.is_regular_file())
				found.insert(entry.path().lexically_relative(data_).string());
		return found;
	}

	fs::path data_;
};

TEST_F(Slim, TakesMapsOfCatalogsAndWhatAServerRemovesItself)
{
	for (const char *file : {"base/1/1259_fsm", "base/1/1259_vm", "base/1/pg_internal.init", "base/5/16383_vm",
	                         "global/1262_fsm", "global/pg_internal.init"})
		put(file);
	ride::slim(data_);
	EXPECT_EQ(files(), std::set<std::string>{});
}

TEST_F(Slim, LeavesEverythingElse)
{
	const std::set<std::string> kept{
	    "PG_VERSION",      "base/1/1259",       "base/1/1259.1",    "base/1/PG_VERSION", "base/5/16384_fsm",
	    "base/5/16384_vm", "base/5/24576_init", "base/5/2600_init", "global/pg_control", "global/pg_filenode.map",
	    "pg_wal/1259_fsm", "ride/scenario/1_vm"};
	for (const std::string &file : kept)
		put(file);
	ride::slim(data_);
	EXPECT_EQ(files(), kept);
}

TEST_F(Slim, SaysWhichClusterItCannotRead)
{
	EXPECT_ANY_THROW(ride::slim(data_ / "missing"));
	put("global/1260");
	EXPECT_ANY_THROW(ride::slim(data_)) << "base is missing";
	fs::remove_all(data_ / "global");
	put("base/1/1259");
	EXPECT_ANY_THROW(ride::slim(data_)) << "global is missing";
}

} // namespace ride::slim_test
