/*
 * The one bridge between the server's errors (ereport, which longjmps) and C++ exceptions.
 *
 * Bridge; any process. Three tools, and no PG_TRY anywhere else:
 *   boundary(f)       for an entry point from the server (SQL function, hook, worker main): an exception that would
 *                     leave f becomes an ereport(ERROR) with its SQLSTATE, detail and hint, raised only after the
 *                     handler has been left.
 *   guarded(f)        for server code that C++ calls which owns things: an ereport(ERROR) in f becomes a Failure.
 *                     f has plain data only, since a longjmp skips the destructors inside it. The transaction is not
 *                     rolled back: the caller lets the exception go on to the boundary, or aborts the transaction.
 *   always(f, last)   for server code that throws nothing: runs f, then last, also when f raises (as PG_FINALLY).
 */
#pragma once

#include "extension/base/pg.hpp"
#include "director/failure.hpp"

namespace ride
{

/* What a boundary takes out of its handler: plain data, so that raising it skips no destructor. */
struct PlainFailure
{
	int sqlstate = 0;
	char message[2048];
	char detail[2048];
	char hint[1024];
};

/* Copies the current exception into `failure`. To be called inside a catch block only. */
void describe_current_exception(PlainFailure *failure) noexcept;

/* ereport(ERROR) of a copied failure. */
[[noreturn]] void raise(const PlainFailure *failure);

/* Takes the error that the server is raising, for guarded(). `context` is the memory context to go on in. */
Failure take_server_error(MemoryContext context);

template <typename Body>
auto boundary(Body &&body)
{
	PlainFailure failure;
	try
	{
		return body();
	}
	catch (...)
	{
		describe_current_exception(&failure);
	}
	raise(&failure);
}

template <typename Body>
void guarded(Body &&body)
{
	sigjmp_buf *const outer_stack = PG_exception_stack;
	ErrorContextCallback *const outer_context = error_context_stack;
	MemoryContext const memory = CurrentMemoryContext;
	sigjmp_buf here;

	if (sigsetjmp(here, 0) == 0)
	{
		PG_exception_stack = &here;
		body();
		PG_exception_stack = outer_stack;
		error_context_stack = outer_context;
	}
	else
	{
		PG_exception_stack = outer_stack;
		error_context_stack = outer_context;
		throw take_server_error(memory);
	}
}

template <typename Body, typename Last>
void always(Body &&body, Last &&last)
{
	sigjmp_buf *const outer_stack = PG_exception_stack;
	ErrorContextCallback *const outer_context = error_context_stack;
	volatile bool raised = true;
	sigjmp_buf here;

	if (sigsetjmp(here, 0) == 0)
	{
		PG_exception_stack = &here;
		body();
		raised = false;
	}
	PG_exception_stack = outer_stack;
	error_context_stack = outer_context;
	last();
	if (raised)
		PG_RE_THROW();
}

} // namespace ride

/* An SQL function: exported, and entered through the boundary. The body sees `fcinfo`. */
#define RIDE_FUNCTION(name)                                                                                            \
	extern "C" PGDLLEXPORT Datum name(PG_FUNCTION_ARGS);                                                               \
	extern "C"                                                                                                         \
	{                                                                                                                  \
		PG_FUNCTION_INFO_V1(name);                                                                                     \
	}                                                                                                                  \
	static Datum name##_body(FunctionCallInfo fcinfo);                                                                 \
	Datum name(PG_FUNCTION_ARGS)                                                                                       \
	{                                                                                                                  \
		return ride::boundary([&] { return name##_body(fcinfo); });                                                    \
	}                                                                                                                  \
	static Datum name##_body([[maybe_unused]] FunctionCallInfo fcinfo)
