/*
 * Sessions that leave no trace in pg_stat_activity and pg_stat_statements.
 *
 * Server code; backends. What is asked as an application's role tells what is checked, and the on-call may read the
 * statements of all. A role that is no superuser cannot switch that off by itself, and a statement that does it for it
 * would be read too: so it happens before the first one.
 */
#include <sys/socket.h>

#include "extension/base/compat.hpp"
#include "extension/base/settings.hpp"
#include "extension/watch/untraced.hpp"
#include "extension/shared/shared.hpp"

namespace ride::untraced
{

namespace
{

bool quiet = false;

/* Is it the director that has opened this connection? */
bool is_directors()
{
	struct ucred peer;
	socklen_t size = sizeof peer;
	return MyProcPort != nullptr && shared() != nullptr &&
	       getsockopt(compat::client_socket(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.pid > 0 &&
	       peer.pid == shared()->director_pid.load();
}

bool check(bool *value, void **, GucSource)
{
	/* a parallel worker gets what its leader has */
	if (!*value || InitializingParallelWorker || is_directors())
		return true;
	GUC_check_errcode(ERRCODE_INSUFFICIENT_PRIVILEGE);
	GUC_check_errmsg("ride.quiet is for the director's own connections");
	return false;
}

/* As strong as it gets: neither RESET nor what stands beside it in the connection's options takes it back. */
void assign(bool value, void *)
{
	if (!value || InitializingParallelWorker)
		return;
	SetConfigOption("track_activities", "off", PGC_SUSET, PGC_S_OVERRIDE);
	SetConfigOption("compute_query_id", "off", PGC_SUSET, PGC_S_OVERRIDE);
}

} // namespace

void define()
{
	DefineCustomBoolVariable("ride.quiet", "What this session asks is told to nobody.",
	                         "For the connections of the director, in their options.", &quiet, false, PGC_BACKEND,
	                         GUC_NO_SHOW_ALL | GUC_NOT_IN_SAMPLE | GUC_DISALLOW_IN_FILE, check, assign,
	                         settings::show_off);
}

} // namespace ride::untraced
