/*
 * The director: the one background worker of a sandbox.
 *
 * Server code around pure C++; the worker. It is bound to database postgres for one statement, which gives its own
 * login role a secret; everything else it does as a client, see desk.hpp. On any error it ends with a non-zero code.
 * The postmaster then starts it again, and it goes on with the incident from tables and facts.
 */
#define RIDE_BRIDGE /* see model/pure.hpp */

#include "extension/base/guard.hpp"
#include "extension/base/compat.hpp"
#include "director/desk/desk.hpp"
#include "extension/worker/director.hpp"
#include "extension/api/requests.hpp"
#include "extension/worker/server_host.hpp"
#include "extension/base/settings.hpp"
#include "model/client_environment.hpp"

extern "C" PGDLLEXPORT void ride_director_main(Datum argument);

namespace ride
{

namespace
{

void leave(int, Datum)
{
	shared()->director.store(-1);
	shared()->director_pid.store(0);
}

} // namespace

void register_director()
{
	BackgroundWorker worker;
	memset(&worker, 0, sizeof worker);
	worker.bgw_flags = BGWORKER_SHMEM_ACCESS | BGWORKER_BACKEND_DATABASE_CONNECTION;
	worker.bgw_start_time = BgWorkerStart_RecoveryFinished;
	worker.bgw_restart_time = 1;
	strlcpy(worker.bgw_library_name, "ride", BGW_MAXLEN);
	strlcpy(worker.bgw_function_name, "ride_director_main", BGW_MAXLEN);
	strlcpy(worker.bgw_name, "ride director", BGW_MAXLEN);
	strlcpy(worker.bgw_type, "ride director", BGW_MAXLEN);
	RegisterBackgroundWorker(&worker);
}

} // namespace ride

void ride_director_main(Datum)
{
	using namespace ride;
	pqsignal(SIGTERM, die);
	pqsignal(SIGHUP, SignalHandlerForConfigReload);
	pqsignal(SIGINT, SIG_IGN);
	BackgroundWorkerUnblockSignals();
	before_shmem_exit(leave, 0);
	BackgroundWorkerInitializeConnection(decoy_database, nullptr, 0);
	pgstat_report_appname("ride director");

	refuse_unfinished();
	shared()->director_pid.store(MyProcPid);
	shared()->director.store(compat::my_process_number());
	boundary(
	    []
	    {
		    forget_client_settings();
		    ServerHost host;
		    Desk desk(host);
		    desk.run();
	    });
}
