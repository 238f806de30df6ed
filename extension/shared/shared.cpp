/*
 * Shared memory: allocated at the server's start, inherited by every process.
 *
 * Server code; any process.
 */
#include <new>

#include "extension/base/pg.hpp"
#include "extension/shared/shared.hpp"
#include "extension/shared/shared_setup.hpp"

namespace ride
{

namespace
{

Shared *segment = nullptr;
shmem_request_hook_type next_request = nullptr;
shmem_startup_hook_type next_startup = nullptr;

void request_memory()
{
	if (next_request != nullptr)
		next_request();
	RequestAddinShmemSpace(MAXALIGN(sizeof(Shared)));
}

/* Runs again after a backend's crash, on new memory: nothing in it has to outlive that. */
void start_memory()
{
	if (next_startup != nullptr)
		next_startup();
	bool found = false;
	LWLockAcquire(AddinShmemInitLock, LW_EXCLUSIVE);
	segment = static_cast<Shared *>(ShmemInitStruct("ride", sizeof(Shared), &found));
	if (!found)
	{
		memset(static_cast<void *>(segment), 0, sizeof(Shared));
		segment->director.store(-1);
	}
	LWLockRelease(AddinShmemInitLock);
	map_facts();
}

} // namespace

Shared *shared()
{
	return segment;
}

void install_shared_memory()
{
	next_request = shmem_request_hook;
	shmem_request_hook = request_memory;
	next_startup = shmem_startup_hook;
	shmem_startup_hook = start_memory;
}

} // namespace ride
