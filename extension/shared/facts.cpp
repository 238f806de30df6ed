/*
 * The facts file: $PGDATA/ride/facts, mapped shared.
 *
 * Server code; postmaster. It maps the file once, and every process inherits the mapping: a slot that a backend sets is
 * in the file, whatever becomes of that backend or of the server.
 */
#include <cerrno>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "extension/base/pg.hpp"
#include "extension/shared/facts.hpp"
#include "extension/shared/shared_setup.hpp"

namespace ride
{

namespace
{

constexpr const char *folder = "ride"; /* below the data directory, which is the postmaster's working directory */
constexpr const char *path = "ride/facts";
constexpr const char *set_aside = "ride/facts.unknown";

Facts *&mapping = detail::facts_mapping;

[[noreturn]] void fail(const char *what)
{
	ereport(FATAL,
	        (errcode_for_file_access(), errmsg("could not %s \"%s/%s\": %m", what, DataDir, path),
	         errhint("ride keeps what it learns of an incident in this file; the server must be able to write it.")));
	pg_unreachable();
}

bool is_ours(int file)
{
	struct stat status;
	if (fstat(file, &status) != 0)
		fail("examine");
	if (status.st_size == 0)
		return true;
	std::uint32_t head[2] = {0, 0};
	if (pread(file, head, sizeof head, 0) != static_cast<ssize_t>(sizeof head))
		return false;
	return status.st_size == static_cast<off_t>(sizeof(Facts)) && head[0] == facts_magic && head[1] == facts_version;
}

int open_file()
{
	if (mkdir(folder, pg_dir_create_mode) != 0 && errno != EEXIST)
		fail("create the folder of");
	for (;;)
	{
		const int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, pg_file_create_mode);
		if (file < 0)
			fail("open");
		if (is_ours(file))
			return file;
		close(file);
		if (rename(path, set_aside) != 0)
			fail("set aside");
		ereport(LOG, (errmsg("\"%s\" was written by another build of ride and is now \"%s\"", path, set_aside)));
	}
}

} // namespace

Facts *detail::facts_mapping = nullptr;

void map_facts()
{
	if (mapping == nullptr)
	{
		const int file = open_file();
		/* real blocks: in a sparse file a full disk would show as SIGBUS */
		if ((errno = posix_fallocate(file, 0, sizeof(Facts))) != 0)
			fail("make room for");
		void *const address = mmap(nullptr, sizeof(Facts), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
		if (address == MAP_FAILED)
			fail("map");
		close(file);
		mapping = static_cast<Facts *>(address);
		mapping->magic = facts_magic;
		mapping->version = facts_version;
	}
	/* No backend runs now: a pid that is left from before may soon be another process's. */
	for (FactClient &client : mapping->clients)
		client.pid.store(0);
}

} // namespace ride
