/*
 * Text that a server takes.
 */
#include <gtest/gtest.h>

#include "model/utf8.hpp"

using namespace ride::model;

TEST(Utf8, IsAsStrictAsTheServer)
{
	for (const char *good : {"", "plain", "\xc2\x80", "\xe2\x82\xac", "\xed\x9f\xbf", "\xef\xbf\xbf",
	                         "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"})
		EXPECT_TRUE(is_utf8(good)) << good;
	for (const char *bad : {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
	                        "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xe2\x82", "\xc3("})
		EXPECT_FALSE(is_utf8(bad)) << bad;
	EXPECT_FALSE(is_utf8(std::string_view("a\0b", 3)));
	EXPECT_EQ(good_utf8("ab\xe2\x82(c"), 2u);
}

TEST(Utf8, IsMadeWhole)
{
	EXPECT_EQ(whole_utf8("caf\xc3\xa9"), "caf\xc3\xa9");
	EXPECT_EQ(whole_utf8("cut \xe2\x82"), "cut ") << "the end cuts a character off";
	EXPECT_EQ(whole_utf8("\xc3("), "?(");
	EXPECT_EQ(whole_utf8("\xed\xa0\x80."), "???.") << "a surrogate, which the server refuses";
	EXPECT_EQ(whole_utf8("a\xff"), "a?");
	EXPECT_EQ(whole_utf8(std::string_view("a\0b", 3)), "a?b");
}
