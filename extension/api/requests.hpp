/*
 * A request's way through shared memory: who may free its slot when.
 *
 * Server code; backends and the director.
 */
#pragma once

#include "extension/shared/shared.hpp"

namespace ride
{

/* What a backend wants from the director. The texts are copied. */
struct Wish
{
	RequestKind kind;
	const char *first = "";
	const char *second = "";
	std::int64_t number = 0;
};

/* The answer's bytes, palloc'd; null when there are none. */
struct Answer
{
	char *bytes = nullptr;
	std::size_t length = 0;
};

/* Posts the wish and waits, interruptibly, for the answer. Raises what the director refused with. */
Answer ask_director(const Wish &wish);

/* The director: the answer stands in the slot; wakes the requester, or frees the slot when there is none any more. */
void finish_request(Request *request);

/* A new director: requests that the last one had begun are refused. */
void refuse_unfinished();

} // namespace ride
