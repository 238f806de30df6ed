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
	EXPECT_EQ(ride::place_in_memory("one"), ride::place_in_memory("one"));
	EXPECT_NE(ride::place_in_memory("one"), ride::place_in_memory("two"));
	EXPECT_EQ(ride::place_in_memory("one").parent_path(), ride::memory_folder());
}
