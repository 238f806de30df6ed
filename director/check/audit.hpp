/*
 * Questions about one table, asked while no application writes.
 *
 * Pure C++; director only. A score compares what stands in the tables with what was there and what the applications
 * were told is written. Both only hold still together while the applications do, so they are held for as long as it
 * takes, and go on where they were.
 */
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/client/client.hpp"
#include "director/wire/loop.hpp"

namespace ride
{

using Clients = std::vector<std::unique_ptr<Client>>;

/* Asked by the checker in the frame of every check, after the table has been locked and found to be one. */
struct Audit
{
	std::string database, schema, table;
	std::vector<Command> commands;

	/* what was found */
	bool is_blocked = false;       /* one of the incident's own sessions is in the way: nothing can be said, nor held
	                                * against anybody */
	bool is_table = false;         /* else nothing was asked: it is gone, or something else stands in its place */
	std::vector<Outcome> outcomes; /* of the commands, up to the first that failed */
};

/* No application sends a statement from here to the end of its life. Those under way have ended then, or wait for
 * somebody. */
class Quiet
{
public:
	Quiet(Loop &loop, const Clients &clients);
	~Quiet();
	Quiet(const Quiet &) = delete;
	Quiet &operator=(const Quiet &) = delete;

	/* Whether a statement that was under way has ended since the last call, or since the beginning: what it wrote may have
	 * been seen before it was known, so that what was asked meanwhile has to be asked again. */
	bool something_ended();

private:
	Loop &loop_;
	const Clients &clients_;
	std::ptrdiff_t under_way_ = 0; /* statements that have not ended */
};

} // namespace ride
