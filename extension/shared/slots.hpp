/*
 * The state of a request slot in shared memory, and who may change it when.
 *
 * Plain data, no server header; backends and the director. A slot's word is its state and a generation, which goes up
 * each time the slot is claimed: a holder of an older generation can change nothing.
 *
 *   free ──▶ claimed ──▶ posted ──▶ working ──▶ answered ──▶ free      requester ×2, director ×2, requester
 *              └──────────┴─────────────────────────────────▶ free      the requester gives up, nobody has begun
 *                                     └──▶ left ────────────▶ free      the requester gives up, the director cleans up
 *
 * Between two steps of its own, each side has the slot's other fields to itself.
 */
#pragma once

#include <atomic>
#include <cstdint>

namespace ride
{

enum class RequestState : std::uint32_t
{
	free,
	claimed, /* a backend fills it */
	posted,
	working, /* the director answers it */
	left,    /* the requester has given up */
	answered
};

using SlotWord = std::atomic<std::uint64_t>; /* the generation, and in the lowest three bits the state */

constexpr std::uint64_t slot_word(std::uint64_t generation, RequestState state)
{
	return generation << 3 | static_cast<std::uint64_t>(state);
}

constexpr RequestState slot_state(std::uint64_t word)
{
	return static_cast<RequestState>(word & 7);
}

constexpr std::uint64_t slot_generation(std::uint64_t word)
{
	return word >> 3;
}

/* Claims a free slot; returns its new generation, or 0 when it is not free. */
inline std::uint64_t slot_claim(SlotWord *slot)
{
	std::uint64_t word = slot->load(std::memory_order_acquire);
	const std::uint64_t next = slot_generation(word) + 1;
	if (slot_state(word) != RequestState::free ||
	    !slot->compare_exchange_strong(word, slot_word(next, RequestState::claimed)))
		return 0;
	return next;
}

/* A step of this generation; false if the slot is not in state `from` of it. */
inline bool slot_step(SlotWord *slot, std::uint64_t generation, RequestState from, RequestState to)
{
	std::uint64_t word = slot_word(generation, from);
	return slot->compare_exchange_strong(word, slot_word(generation, to));
}

/* Whether the slot is in this state of this generation. */
inline bool slot_is(const SlotWord *slot, std::uint64_t generation, RequestState state)
{
	return slot->load(std::memory_order_acquire) == slot_word(generation, state);
}

/*
 * The requester gives the slot up, in whatever state it is. If there is an answer, release() is called to free it; it
 * must not raise. Returns whether the director has to be woken.
 */
template <typename Release>
bool slot_leave(SlotWord *slot, std::uint64_t generation, Release &&release)
{
	for (const RequestState before : {RequestState::claimed, RequestState::posted})
		if (slot_step(slot, generation, before, RequestState::free))
			return false;
	if (slot_step(slot, generation, RequestState::working, RequestState::left))
		return true;
	if (!slot_is(slot, generation, RequestState::answered))
		return false;
	release();
	slot->store(slot_word(generation, RequestState::free), std::memory_order_release);
	return false;
}

/* The director begins with a request that it has found posted in this word; false if the slot has changed since. */
inline bool slot_take(SlotWord *slot, std::uint64_t word)
{
	return slot_state(word) == RequestState::posted &&
	       slot_step(slot, slot_generation(word), RequestState::posted, RequestState::working);
}

/* The director has filled in the answer. True: it is the requester's now. False: nobody waits, so release() was
 * called and the slot is free. */
template <typename Release>
bool slot_answer(SlotWord *slot, Release &&release)
{
	const std::uint64_t generation = slot_generation(slot->load(std::memory_order_acquire));
	if (slot_step(slot, generation, RequestState::working, RequestState::answered))
		return true;
	release();
	slot->store(slot_word(generation, RequestState::free), std::memory_order_release);
	return false;
}

} // namespace ride
