/*
 * Writing to memory that may be read-only: it stays as it was protected.
 */
#include <cerrno>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include "extension/base/protected_memory.hpp"

namespace ride
{
namespace
{

class ProtectedMemory : public testing::TestWithParam<int>
{
};

TEST_P(ProtectedMemory, StaysAsItWas)
{
	const auto size = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
	void *const page = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	ASSERT_NE(page, MAP_FAILED);
	int *const place = static_cast<int *>(page) + 5;
	ASSERT_EQ(mprotect(page, size, GetParam()), 0);
	int value = 7;
	EXPECT_TRUE(overwrite_pointer(reinterpret_cast<int **>(static_cast<char *>(page) + 64), &value));
	EXPECT_EQ(*reinterpret_cast<int **>(static_cast<char *>(page) + 64), &value);
	EXPECT_EQ(*place, 0);
	EXPECT_EQ(protection_of(page), GetParam());
	munmap(page, size);
}

INSTANTIATE_TEST_SUITE_P(EachWay, ProtectedMemory,
                         testing::Values(PROT_READ, PROT_READ | PROT_WRITE, PROT_READ | PROT_EXEC));

TEST(ProtectedMemoryOf, NothingIsRefused)
{
	const auto size = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
	void *const page = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	ASSERT_NE(page, MAP_FAILED);
	munmap(page, size);
	int value = 7;
	errno = 0;
	EXPECT_FALSE(overwrite_pointer(static_cast<int **>(page), &value));
	EXPECT_EQ(errno, EFAULT);
}

} // namespace
} // namespace ride
