/*
 * Request slots: whoever gives up changes nothing of the next one's, and every answer is released once.
 */
#include <gtest/gtest.h>
#include <memory>
#include <thread>
#include <vector>

#include "extension/shared/shared.hpp"

namespace ride
{
namespace
{

const auto unexpected = [] { ADD_FAILURE() << "nothing is there to release"; };

/* Posts into a free slot; returns the generation. */
std::uint64_t post(SlotWord *slot)
{
	const std::uint64_t generation = slot_claim(slot);
	EXPECT_NE(generation, 0u);
	EXPECT_TRUE(slot_step(slot, generation, RequestState::claimed, RequestState::posted));
	return generation;
}

TEST(Slots, AClaimedOneIsGivenBack)
{
	SlotWord slot{0};
	const std::uint64_t generation = slot_claim(&slot);
	EXPECT_EQ(slot_claim(&slot), 0u);
	EXPECT_FALSE(slot_leave(&slot, generation, unexpected));
	EXPECT_EQ(slot_state(slot.load()), RequestState::free);
}

TEST(Slots, APostedOneIsNotTakenAnyMore)
{
	SlotWord slot{0};
	const std::uint64_t generation = post(&slot);
	const std::uint64_t seen = slot.load();
	EXPECT_FALSE(slot_leave(&slot, generation, unexpected));
	EXPECT_FALSE(slot_take(&slot, seen));
	post(&slot);
	EXPECT_FALSE(slot_take(&slot, seen)) << "it is somebody else's, and of another kind perhaps";
	EXPECT_TRUE(slot_take(&slot, slot.load()));
}

TEST(Slots, WhatIsWorkedAtIsLeftToTheDirector)
{
	SlotWord slot{0};
	const std::uint64_t generation = post(&slot);
	ASSERT_TRUE(slot_take(&slot, slot.load()));
	EXPECT_TRUE(slot_leave(&slot, generation, unexpected));
	EXPECT_EQ(slot_state(slot.load()), RequestState::left);
	EXPECT_EQ(slot_claim(&slot), 0u);
	int released = 0;
	EXPECT_FALSE(slot_answer(&slot, [&] { ++released; }));
	EXPECT_EQ(released, 1);
	EXPECT_EQ(slot_state(slot.load()), RequestState::free);
}

TEST(Slots, AnAnswerIsReleasedByWhoGotIt)
{
	SlotWord slot{0};
	const std::uint64_t generation = post(&slot);
	ASSERT_TRUE(slot_take(&slot, slot.load()));
	EXPECT_TRUE(slot_answer(&slot, unexpected));
	int released = 0;
	EXPECT_FALSE(slot_leave(&slot, generation, [&] { ++released; }));
	EXPECT_EQ(released, 1);
	EXPECT_EQ(slot_state(slot.load()), RequestState::free);
}

/* One that gives up may be slow about it: the slot is another one's by then, in whatever state. */
TEST(Slots, WhoComesTooLateChangesNothing)
{
	SlotWord slot{0};
	const std::uint64_t first = post(&slot);
	ASSERT_TRUE(slot_take(&slot, slot.load()));
	ASSERT_TRUE(slot_leave(&slot, first, unexpected));
	ASSERT_FALSE(slot_answer(&slot, [] {}));

	const auto leaves_it = [&]
	{
		const std::uint64_t before = slot.load();
		EXPECT_FALSE(slot_leave(&slot, first, unexpected));
		EXPECT_FALSE(slot_is(&slot, first, RequestState::answered));
		EXPECT_EQ(slot.load(), before);
	};
	leaves_it();
	const std::uint64_t second = slot_claim(&slot);
	leaves_it();
	ASSERT_TRUE(slot_step(&slot, second, RequestState::claimed, RequestState::posted));
	leaves_it();
	ASSERT_TRUE(slot_take(&slot, slot.load()));
	leaves_it();
	ASSERT_TRUE(slot_answer(&slot, unexpected));
	leaves_it();
}

TEST(Slots, TheOldestIsTakenFirst)
{
	const auto shared = std::make_unique<Shared>();
	for (const int slot : {3, 1, 2})
	{
		Request &request = shared->requests[slot];
		post(&request.word);
		request.kind = slot == 1 ? RequestKind::status : RequestKind::score;
		request.posted_ms = 10 - slot;
		request.order = shared->posted.fetch_add(1);
	}
	const auto any = [](const Request &) { return true; };
	const auto quick = [](const Request &request) { return request.kind == RequestKind::status; };
	const auto early = [](const Request &request) { return request.posted_ms < 7; };
	EXPECT_EQ(take_oldest(shared.get(), early), nullptr);
	EXPECT_EQ(take_oldest(shared.get(), quick), &shared->requests[1]);
	EXPECT_EQ(take_oldest(shared.get(), any), &shared->requests[3]);
	EXPECT_EQ(take_oldest(shared.get(), any), &shared->requests[2]);
	EXPECT_EQ(take_oldest(shared.get(), any), nullptr);
}

/* Backends that give up at any moment, and one director: each answer is made once, got by its own requester or by nobody,
 * and released once. */
TEST(Slots, SideBySide)
{
	const auto shared = std::make_unique<Shared>();
	constexpr int backends = 4, rounds = 4000;
	std::atomic<int> made{0}, released{0}, finished{0};
	std::vector<std::thread> threads;
	for (int backend = 0; backend < backends; ++backend)
		threads.emplace_back(
		    [&, backend]
		    {
			    for (int round = 0; round < rounds; ++round)
			    {
				    Request &request = shared->requests[round % 3]; /* so that they are in each other's way */
				    const std::uint64_t generation = slot_claim(&request.word);
				    if (generation == 0)
				    {
					    std::this_thread::yield();
					    continue;
				    }
				    const int mark = backend * rounds + round;
				    request.number = mark;
				    request.segment = 0;
				    EXPECT_TRUE(slot_step(&request.word, generation, RequestState::claimed, RequestState::posted));
				    const auto is_answered = [&] { return slot_is(&request.word, generation, RequestState::answered); };
				    /* every other one stays for its answer, the rest go at once or a moment later */
				    for (int turns = round % 2 == 0 ? -1 : round % 7; turns != 0 && !is_answered(); --turns)
					    std::this_thread::yield();
				    if (is_answered())
				    {
					    EXPECT_EQ(request.segment, static_cast<std::uint32_t>(mark) + 1);
				    }
				    (void)slot_leave(&request.word, generation, [&] { released += request.segment != 0 ? 1 : 0; });
			    }
			    ++finished;
		    });
	for (;;)
	{
		Request *const request = take_oldest(shared.get(), [](const Request &) { return true; });
		if (request == nullptr && finished.load() == backends)
			break;
		if (request == nullptr)
		{
			std::this_thread::yield();
			continue;
		}
		request->segment = static_cast<std::uint32_t>(request->number) + 1;
		++made;
		(void)slot_answer(&request->word, [&] { ++released; });
	}
	for (std::thread &thread : threads)
		thread.join();
	EXPECT_EQ(released.load(), made.load());
	EXPECT_GT(made.load(), 0);
	for (const Request &request : shared->requests)
		EXPECT_EQ(slot_state(request.word.load()), RequestState::free);
}

} // namespace
} // namespace ride
