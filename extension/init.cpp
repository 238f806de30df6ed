/*
 * Loading: puts the parts together, once, in the postmaster.
 *
 * Server code; postmaster.
 */
#include "extension/base/guard.hpp"
#include "extension/worker/director.hpp"
#include "extension/hooks/hooks.hpp"
#include "extension/base/settings.hpp"
#include "extension/shared/shared_setup.hpp"
#include "extension/watch/untraced.hpp"

extern "C"
{
#ifdef PG_MODULE_MAGIC_EXT
	PG_MODULE_MAGIC_EXT(.name = "ride", .version = RIDE_VERSION);
#else
	PG_MODULE_MAGIC;
#endif

	PGDLLEXPORT void _PG_init(void);
}

/* Loaded without shared_preload_libraries the module does nothing, and its functions refuse: ride.sandbox is off. */
void _PG_init(void)
{
	ride::boundary(
	    []
	    {
		    if (!process_shared_preload_libraries_in_progress)
			    return;
		    ride::untraced::define();
		    ride::settings::define(); /* last, because it reserves the prefix ride */
		    if (!ride::settings::sandbox)
			    return;
		    ride::install_shared_memory();
		    ride::install_hooks();
		    ride::register_director();
	    });
}
