/*
 * Two threads take folder after folder; each copies the files in it one by one and leaves the folders in it to both.
 *
 * Pure C++ over Linux.
 */
#include "launcher/cluster/copy_tree.hpp"

#include <cerrno>
#include <future>
#include <memory>
#include <set>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "launcher/cluster/file_copy.hpp"
#include "launcher/cluster/folder_queue.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/system/interrupt.hpp"

namespace ride
{
namespace
{

/* Files get the mode they had from the start: one call less for each of some thousands. */
class NoUmask
{
public:
	NoUmask() : before_(umask(0)) {}
	~NoUmask() { umask(before_); }

private:
	mode_t before_;
};

class TreeCopier
{
public:
	TreeCopier(const Account &owner, FolderQueue &queue) : owner_(owner), queue_(queue) {}

	/* Until no folder is left, or the other thread has failed. */
	void work()
	{
		try
		{
			while (const auto folder = queue_.next())
			{
				copy_folder(folder->from.get(), folder->to.get(), folder->is_new, folder->shown);
				queue_.done();
			}
		}
		catch (...)
		{
			queue_.give_up();
			throw;
		}
	}

	/* Makes the copy of a folder, with its mode, and returns it open. */
	UniqueFd make(int parent, const std::string &name, mode_t mode, const std::string &shown)
	{
		if (mkdirat(parent, name.c_str(), mode) != 0)
			throw system_failure(errno, "cannot make the folder " + shown);
		UniqueFd fd = open_folder(parent, name, shown);
		give(fd.get(), shown);
		return fd;
	}

	static UniqueFd open_folder(int parent, const std::string &name, const std::string &shown)
	{
		UniqueFd fd(openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
		if (!fd)
			throw system_failure(errno, "cannot open the folder " + shown);
		return fd;
	}

	const TreeSize &size() const { return size_; }

private:
	void copy_folder(int from, int to, bool is_new, const std::string &shown)
	{
		check_interrupt();
		const std::vector<std::string> names = names_in(from, shown);
		if (!is_new)
		{
			const std::set<std::string> wanted(names.begin(), names.end());
			for (const std::string &name : names_in(to, shown))
				if (!wanted.contains(name))
					remove_tree(shown + "/" + name);
		}
		for (const std::string &name : names)
			one(from, to, is_new, name, shown + "/" + name);
	}

	static std::vector<std::string> names_in(int folder, const std::string &shown)
	{
		const std::unique_ptr<DIR, int (*)(DIR *)> listing(fdopendir(dup(folder)), closedir);
		if (!listing)
			throw system_failure(errno, "cannot read the folder " + shown);
		std::vector<std::string> names;
		while (const dirent *entry = readdir(listing.get()))
			if (const std::string name = entry->d_name; name != "." && name != "..")
				names.push_back(name);
		return names;
	}

	/* What stands at the place of a copy is one already; anything else there goes. */
	bool is_there(int to, const std::string &name, const struct stat &wanted, const std::string &shown)
	{
		struct stat there;
		if (fstatat(to, name.c_str(), &there, AT_SYMLINK_NOFOLLOW) != 0)
			return false;
		if (there.st_mode == wanted.st_mode && (!owner_.drop || there.st_uid == owner_.uid) &&
		    (S_ISDIR(there.st_mode) ||
		     (there.st_size == wanted.st_size && there.st_mtim.tv_sec == wanted.st_mtim.tv_sec &&
		      there.st_mtim.tv_nsec == wanted.st_mtim.tv_nsec)))
			return true;
		remove_tree(shown);
		return false;
	}

	void one(int from, int to, bool is_new, const std::string &name, const std::string &shown)
	{
		struct stat entry;
		if (fstatat(from, name.c_str(), &entry, AT_SYMLINK_NOFOLLOW) != 0)
			throw system_failure(errno, "cannot read " + shown);
		const bool stands = !is_new && is_there(to, name, entry, shown);
		if (S_ISREG(entry.st_mode))
		{
			++size_.files;
			size_.bytes += static_cast<std::uint64_t>(entry.st_size);
			if (stands)
				return;
		}
		UniqueFd source(openat(from, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
		if (!source)
			throw system_failure(errno, "cannot read " + shown);
		if (S_ISDIR(entry.st_mode))
		{
			UniqueFd copy = stands ? open_folder(to, name, shown) : make(to, name, entry.st_mode & 07777, shown);
			queue_.add({std::move(source), std::move(copy), !stands, shown});
			return;
		}
		if (!S_ISREG(entry.st_mode))
			throw Failure(ExitStatus::failure, "cannot copy " + shown + ": it is neither a file nor a folder",
			              "a cluster with tablespaces or links cannot be a snapshot");
		const UniqueFd target(openat(to, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, entry.st_mode & 07777));
		if (!target)
			throw system_failure(errno, "cannot create a copy of " + shown);
		files_.copy(source.get(), target.get(), entry.st_size, shown);
		give(target.get(), shown);
		const struct timespec times[2] = {{0, UTIME_OMIT}, entry.st_mtim};
		if (futimens(target.get(), times) != 0)
			throw system_failure(errno, "cannot set the time of " + shown);
	}

	void give(int fd, const std::string &shown)
	{
		if (owner_.drop && fchown(fd, owner_.uid, owner_.gid) != 0)
			throw system_failure(errno, "cannot set the owner of " + shown);
	}

	const Account &owner_;
	FolderQueue &queue_;
	FileCopier files_;
	TreeSize size_;
};

} // namespace

TreeSize copy_tree(const std::filesystem::path &from, const std::filesystem::path &to, const Account &owner)
{
	UniqueFd source(open(from.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	struct stat entry;
	if (!source || fstat(source.get(), &entry) != 0)
		throw system_failure(errno, "cannot read the folder " + from.string());
	const NoUmask exact_modes;
	FolderQueue queue;
	TreeCopier here(owner, queue), beside(owner, queue);
	const bool is_new = !std::filesystem::exists(to);
	UniqueFd target = is_new ? here.make(AT_FDCWD, to.string(), entry.st_mode & 07777, to.string())
	                         : TreeCopier::open_folder(AT_FDCWD, to.string(), to.string());
	queue.add({std::move(source), std::move(target), is_new, to.string()});
	/* where no thread can be had, the other finds nothing left to do */
	std::future<void> other = std::async(std::launch::async | std::launch::deferred, [&] { beside.work(); });
	here.work(); /* should it throw, the future waits for the other */
	other.get();
	return {here.size().files + beside.size().files, here.size().bytes + beside.size().bytes};
}

TreeSize tree_size(const std::filesystem::path &folder)
{
	TreeSize size;
	std::error_code error;
	for (std::filesystem::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
		if (it->is_regular_file(error) && !error)
		{
			++size.files;
			size.bytes += it->file_size();
		}
	if (error)
		throw system_failure(error.value(), "cannot read the folder " + folder.string());
	return size;
}

} // namespace ride
