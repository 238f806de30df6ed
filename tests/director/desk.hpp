/*
 * A whole director: the desk, with everything below it, on a scripted server.
 *
 * Test code, no server.
 */
#pragma once

#include "attempt.hpp"
#include "director/desk/desk.hpp"

namespace ride::test
{

struct DeskTest : testing::Test
{
	ScriptedServer server;
	ScriptedHost host{server};
	Session &admin, &control, &diary; /* its connections: to database postgres, and two to the control database */
	std::string ended_with;           /* the failure that the director has ended with */

	DeskTest();

	/* A server without an incident. */
	void finds_nothing();

	/* One with an attempt in that phase, whose till plays this; `facts`: those of the attempt are there. */
	void finds(const std::string &phase, const Calls &plays = {}, bool facts = true);

	/* A director's life, up to that moment. */
	void run_to(std::int64_t ms);

	/* What was answered, or "SQLSTATE: message". */
	std::string said(int slot) const;

	/* Posts at that moment; the slots are numbered in the order of the moments. */
	void post(std::int64_t at_ms, RequestKind kind, const std::string &first = {}, std::int64_t number = 0,
	          std::uint32_t database = 5);

	/* The password of the on-call is set: a request that takes so long. */
	void admits(const std::string &password, long ms);
};

} // namespace ride::test
