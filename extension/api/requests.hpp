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

/* The answer's bytes (payload.hpp), palloc'd; null when there are none. */
struct Answer
{
	char *bytes = nullptr;
	std::size_t length = 0;
};

/* Posts the wish and waits, interruptibly, for the answer. Raises the director's refusal; 42501 for a caller who is
 * neither the on-call nor a superuser; and what stands in docs/api.md when there is no director, no slot or no time. */
Answer ask_director(const Wish &wish);

/* For the director: the answer stands in the slot. Wakes the requester, or frees the slot if nobody waits any more. */
void finish_request(Request *request);

/* For a new director: refuses the requests that the last one had begun. */
void refuse_unfinished();

} // namespace ride
