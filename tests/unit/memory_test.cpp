/*
 * Where clusters may lie: in memory when nothing speaks against it, and what speaks against it is said.
 */
#include <string>

#include <gtest/gtest.h>

#include "launcher/cluster/memory.hpp"

using ride::MemoryFacts;

namespace
{

constexpr std::uintmax_t gigabyte = std::uintmax_t{1} << 30;

MemoryFacts roomy()
{
	return {.is_memory = true, .room = 8 * gigabyte, .available = 8 * gigabyte};
}

std::string why_not(const MemoryFacts &facts)
{
	return ride::why_not_memory(facts);
}

} // namespace

TEST(Memory, IsThePlaceWhereThereIsRoom)
{
	EXPECT_EQ(why_not(roomy()), "");
	MemoryFacts facts = roomy();
	facts.room = facts.available = gigabyte;
	EXPECT_EQ(why_not(facts), "");
}

TEST(Memory, IsNotWhatAContainerHasOfIt)
{
	MemoryFacts facts = roomy();
	facts.room = 64 << 20;
	EXPECT_EQ(why_not(facts), "/dev/shm: 64 MB free of the 1024 wanted");
}

TEST(Memory, IsNotTakenFromAMachineThatNeedsIt)
{
	MemoryFacts facts = roomy();
	facts.available = gigabyte - 1;
	EXPECT_EQ(why_not(facts), "memory: 1023 MB free of the 1024 wanted");
}

TEST(Memory, IsNotAFolderOnDisk)
{
	MemoryFacts facts = roomy();
	facts.is_memory = false;
	EXPECT_NE(why_not(facts).find("not a tmpfs"), std::string::npos);
}

TEST(Memory, IsNotAFolderOfSomebodyElse)
{
	MemoryFacts facts = roomy();
	facts.is_ours = false;
	EXPECT_EQ(why_not(facts).find(ride::memory_folder().string() + " belongs to somebody else"), 0U);
}

TEST(Memory, IsNotWhatALoginManagerEmpties)
{
	MemoryFacts facts = roomy();
	facts.outlives_login = false;
	EXPECT_NE(why_not(facts).find("loginctl enable-linger"), std::string::npos);
}

TEST(Memory, IsNotAskedWhenThePlaceIsGiven)
{
	MemoryFacts facts = roomy();
	facts.placed_by_hand = true;
	EXPECT_EQ(why_not(facts), "RIDE_STATE_DIR says where");
}

TEST(Memory, HasOnePlaceForEachName)
{
	const auto place = [](const std::string &state, const std::string &name)
	{ return ride::place_in_memory(std::filesystem::path(state), name); };
	EXPECT_EQ(place("/", "one"), place("/", "one"));
	EXPECT_EQ(place("/", "one"), place("/usr/..", "one")) << "the folder counts, and not how it is spelled";
	EXPECT_NE(place("/", "one"), place("/", "two"));
	EXPECT_NE(place("/", "one"), place("/usr", "one"));
	EXPECT_EQ(place("/", "one").parent_path(), ride::memory_folder());
	EXPECT_ANY_THROW(place("/no/such/folder", "one"));
}
