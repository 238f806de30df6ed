/*
 * Sessions that leave no trace in pg_stat_activity and pg_stat_statements.
 *
 * Server code; backends. What the director asks as an application's role tells what is checked, and the on-call may
 * read everybody's statements. A role that is no superuser cannot switch that off, and a statement that did it would be
 * read too. So it happens while the session starts, before the first statement.
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

/* Whether the director has opened this connection. */
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

/* With the strongest source there is: neither RESET nor another option of the connection takes it back. */
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
