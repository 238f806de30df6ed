/*
 * What the director's pure C++ may ask of the server it lives in.
 *
 * Pure C++ (the interface); director only. host.cpp implements it behind guarded(), so that everything above it
 * is ordinary C++ with exceptions and never sees a server header.
 */
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "extension/shared/facts.hpp"
#include "extension/shared/roles.hpp"
#include "director/failure.hpp"
#include "extension/shared/shared.hpp"

namespace ride
{

struct Socket
{
	int descriptor;
	bool read, write;                        /* waited for */
	bool readable = false, writable = false; /* found */
};

/* A posted request, copied out of shared memory. */
struct Posted
{
	int slot = -1;
	RequestKind kind{};
	std::string first, second;
	std::int64_t number = 0;
	std::int64_t posted_ms = 0; /* by now_ms() */
	std::int32_t pid = 0;
	std::uint32_t database = 0;
	bool is_oncall = false;
};

/* How to reach this server, and what its configuration says. */
struct Place
{
	std::string socket_folder;
	int port = 0;
	std::string scenario_path;
	std::string folder;        /* ours, in the data directory */
	std::string kept_scenario; /* see kept_scenario.hpp */
	bool exam = false;
};

class Host
{
public:
	virtual ~Host() = default;

	virtual Place place() = 0;
	virtual Facts &facts() = 0;
	virtual std::int64_t now_ms() = 0; /* a clock that never goes back */

	/* Whether the server says that this backend waits for a lock. */
	virtual bool waits_for_lock(int pid) = 0;

	/* Waits for a socket, a posted request or the timeout; serves interrupts, barriers and configuration reloads. */
	virtual void wait(std::vector<Socket> &sockets, long timeout_ms) = 0;

	/* The oldest posted request that `wanted` accepts. */
	virtual bool take_request(const std::function<bool(const Request &)> &wanted, Posted *posted) = 0;
	virtual bool abandoned(int slot) = 0;
	virtual void answer(int slot, const std::string &payload) = 0;
	virtual void refuse(int slot, const Failure &failure) = 0;

	virtual bool take_event(TimelineEvent *event) = 0;

	/* 128 random bits as hexadecimal digits, and the verifier that stands for them in pg_authid. */
	virtual std::string secret() = 0;
	virtual std::string secret_verifier(const std::string &secret) = 0;

	/* The verifier of the on-call's password, which somebody else chose: as the server itself would make it. */
	virtual std::string password_verifier(const std::string &password) = 0;

	/* The server's hashtextextended, of a text that compares by its bytes. */
	virtual std::uint64_t hash(const std::string &text, std::uint64_t seed) = 0;

	/* Makes the director's own login role, or gives it a new secret: the only SQL not sent through libpq. */
	virtual void set_own_secret(const std::string &verifier) = 0;

	virtual void log(const std::string &message) = 0;
};

} // namespace ride
