/*
 * The bridge between ereport and exceptions: the parts that need not be templates.
 *
 * Bridge; any process.
 */
#include <new>

#include "extension/base/guard.hpp"

namespace ride
{

namespace
{

void put(char *to, std::size_t size, const char *from) noexcept
{
	if (from == nullptr)
		from = "";
	strlcpy(to, from, size);
}

void put_sqlstate(PlainFailure *failure, const char *state) noexcept
{
	failure->sqlstate = state != nullptr && strlen(state) == 5
	                        ? MAKE_SQLSTATE(state[0], state[1], state[2], state[3], state[4])
	                        : ERRCODE_INTERNAL_ERROR;
}

} // namespace

void describe_current_exception(PlainFailure *failure) noexcept
{
	failure->detail[0] = failure->hint[0] = '\0';
	try
	{
		throw;
	}
	catch (const Failure &thrown)
	{
		put_sqlstate(failure, thrown.sqlstate.c_str());
		put(failure->message, sizeof failure->message, thrown.what());
		put(failure->detail, sizeof failure->detail, thrown.detail.c_str());
		put(failure->hint, sizeof failure->hint, thrown.hint.c_str());
	}
	catch (const std::bad_alloc &)
	{
		failure->sqlstate = ERRCODE_OUT_OF_MEMORY;
		put(failure->message, sizeof failure->message, "out of memory");
	}
	catch (const std::exception &unknown)
	{
		failure->sqlstate = ERRCODE_INTERNAL_ERROR;
		put(failure->message, sizeof failure->message, unknown.what());
	}
	catch (...)
	{
		failure->sqlstate = ERRCODE_INTERNAL_ERROR;
		put(failure->message, sizeof failure->message, "an exception of unknown type reached the server");
	}
}

void raise(const PlainFailure *failure)
{
	ereport(ERROR, (errcode(failure->sqlstate), errmsg_internal("%s", failure->message),
	                failure->detail[0] != '\0' ? errdetail_internal("%s", failure->detail) : 0,
	                failure->hint[0] != '\0' ? errhint("%s", failure->hint) : 0));
	pg_unreachable();
}

Failure take_server_error(MemoryContext context)
{
	MemoryContextSwitchTo(context);
	ErrorData *const error = CopyErrorData();
	FlushErrorState();
	Failure failure(unpack_sql_state(error->sqlerrcode), error->message != nullptr ? error->message : "",
	                error->detail != nullptr ? error->detail : "", error->hint != nullptr ? error->hint : "");
	FreeErrorData(error);
	return failure;
}

} // namespace ride
