/*
 * Which statements copy data to or from whoever sends them.
 */
#include <gtest/gtest.h>

#include "model/client_copy.hpp"

using ride::model::client_copy;

TEST(ClientCopy, IsFoundWhereItBegins)
{
	EXPECT_EQ(client_copy("COPY public.orders TO STDOUT"), 0u);
	EXPECT_EQ(client_copy("copy orders (id, note) from stdin with (format csv)"), 0u);
	EXPECT_EQ(client_copy("COPY (SELECT ';' FROM orders WHERE note = 'x') TO /* all */ STDOUT"), 0u);
	EXPECT_EQ(client_copy("SELECT 1; -- and\nCOPY (SELECT 1; ) TO\n  STDOUT"), 17u);
	EXPECT_EQ(client_copy("/* a /* b */ c */ COPY binary orders FROM stdout"), 18u);
	EXPECT_EQ(client_copy("SELECT E'it\\'s'; COPY a TO STDOUT"), 17u);
	EXPECT_EQ(client_copy("SELECT $1, $$ ; $$, $x$ ' $x$; COPY a TO STDOUT"), 31u);
}

TEST(ClientCopy, IsNoOtherCopy)
{
	for (const char *other :
	     {"", "COPY orders TO '/tmp/x'", "COPY orders FROM PROGRAM 'cat'", "-- COPY orders TO STDOUT",
	      "/* COPY orders TO STDOUT", "SELECT 'COPY orders TO STDOUT'", "DO $x$ BEGIN COPY orders TO STDOUT; END $x$",
	      "SELECT 1 AS copy FROM stdin", "COPY (SELECT * FROM stdin) TO '/tmp/x'", "SELECT '", "$", "E'", "$a"})
		EXPECT_EQ(client_copy(other), std::nullopt) << other;
}
