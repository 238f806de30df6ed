/*
 * The settings of the module.
 *
 * Server code; any process.
 */
#include "extension/base/pg.hpp"
#include "extension/base/settings.hpp"

namespace ride::settings
{

bool sandbox = false;
bool exam = false;
char *scenario_path = nullptr;
bool tells_writes = false;
bool shows_writes = false;

const char *show_off()
{
	return "off";
}

void define()
{
	DefineCustomBoolVariable("ride.sandbox", "This server is a throw-away sandbox that ride may take hold of.",
	                         "Without it the extension cannot be created and does nothing.", &sandbox, false,
	                         PGC_POSTMASTER, 0, nullptr, nullptr, nullptr);
	DefineCustomBoolVariable("ride.exam", "ride.score() answers only after ride.submit().", nullptr, &exam, false,
	                         PGC_POSTMASTER, GUC_SUPERUSER_ONLY, nullptr, nullptr, nullptr);
	DefineCustomStringVariable("ride.scenario_path", "The folder that the scenarios are in.", nullptr, &scenario_path,
	                           RIDE_SCENARIO_DIR, PGC_POSTMASTER, GUC_SUPERUSER_ONLY, nullptr, nullptr, nullptr);
	DefineCustomBoolVariable("ride.tells_writes", "The client is told which rows its statements are about to write.",
	                         "For the director's simulated applications.", &tells_writes, false, PGC_BACKEND,
	                         GUC_NO_SHOW_ALL | GUC_NOT_IN_SAMPLE | GUC_DISALLOW_IN_FILE, nullptr, nullptr, show_off);
	DefineCustomBoolVariable("ride.shows_writes",
	                         "The client is shown how the rows stand that its transaction has written.",
	                         "For replays: after SET CONSTRAINTS.", &shows_writes, false, PGC_BACKEND,
	                         GUC_NO_SHOW_ALL | GUC_NOT_IN_SAMPLE | GUC_DISALLOW_IN_FILE, nullptr, nullptr, show_off);
	MarkGUCPrefixReserved("ride");
}

void require_sandbox()
{
	if (!sandbox)
		ereport(ERROR,
		        (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE), errmsg("this server is not a ride sandbox"),
		         errdetail("ride plants faults and takes hold of a whole server; it must never meet a real one."),
		         errhint("In a throw-away server set shared_preload_libraries = 'ride' and ride.sandbox = on in "
		                 "postgresql.conf, then restart.")));
}

} // namespace ride::settings
