/*
 * Fork a worker, read its result from a pipe; the pipe ends only when worker and keeper are both gone.
 *
 * Pure C++ over POSIX; the launcher process.
 */
#include "launcher/exam_workers.hpp"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "launcher/failure.hpp"
#include "launcher/files.hpp"
#include "launcher/interrupt.hpp"
#include "launcher/process.hpp"

namespace ride
{
namespace
{

struct Worker
{
	std::size_t task;
	pid_t pid;
	UniqueFd pipe;
	std::string text;
};

[[noreturn]] void be_worker(const model::Catalogue &catalogue, const ExamTask &task, const std::string &name, int out,
                            pid_t parent)
{
	/* Dying of a signal is fine: the keeper sees it and cleans up. Nor may a worker outlive the launcher. */
	for (const int number : {SIGINT, SIGTERM, SIGHUP})
		signal(number, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(static_cast<int>(ExitStatus::interrupted));
	try
	{
		const nlohmann::json result = run_exam(catalogue, task, name);
		const std::string text = result.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
		for (std::size_t done = 0; done < text.size();)
		{
			const ssize_t put = write(out, text.data() + done, text.size() - done);
			if (put < 0 && errno != EINTR)
				break; /* the reader sees a cut-off document */
			done += put > 0 ? static_cast<std::size_t>(put) : 0;
		}
		_exit(0);
	}
	catch (const Interrupted &)
	{
		_exit(static_cast<int>(ExitStatus::interrupted));
	}
	catch (const std::exception &)
	{
		_exit(static_cast<int>(ExitStatus::failure));
	}
}

Worker start_worker(const model::Catalogue &catalogue, const ExamTask &task, std::size_t index)
{
	std::array<int, 2> ends;
	if (pipe2(ends.data(), O_CLOEXEC) != 0)
		throw system_failure(errno, "cannot make a pipe");
	Worker worker{index, 0, UniqueFd(ends[0]), {}};
	const UniqueFd out(ends[1]);
	const pid_t parent = getpid();
	const std::string name = "exam-" + std::to_string(parent) + "-" + std::to_string(index);
	worker.pid = fork();
	if (worker.pid < 0)
		throw system_failure(errno, "cannot start a worker");
	if (worker.pid == 0)
		be_worker(catalogue, task, name, out.get(), parent);
	return worker;
}

/* Reads what is there; true at the end. */
bool read_more(Worker &worker)
{
	std::array<char, 65536> buffer;
	const ssize_t got = read(worker.pipe.get(), buffer.data(), buffer.size());
	if (got > 0)
		worker.text.append(buffer.data(), static_cast<std::size_t>(got));
	return got == 0 || (got < 0 && errno != EINTR);
}

ExamResult result_of(Worker &worker)
{
	int status = 0;
	while (waitpid(worker.pid, &status, 0) < 0 && errno == EINTR)
		;
	const nlohmann::json document = nlohmann::json::parse(worker.text, nullptr, false);
	if (document.is_object())
		return document.get<ExamResult>();
	ExamResult result;
	result.differences.push_back("the exam's process " + describe_status(status));
	return result;
}

void end_workers(std::vector<Worker> &workers)
{
	for (Worker &worker : workers)
		kill(worker.pid, SIGTERM);
	for (Worker &worker : workers)
	{
		while (!read_more(worker))
			;
		result_of(worker);
	}
}

/* Waits until a worker has something to say; Ctrl-C ends the wait. */
void wait_for_any(const std::vector<Worker> &workers)
{
	std::vector<pollfd> set;
	for (const Worker &worker : workers)
		set.push_back({worker.pipe.get(), POLLIN, 0});
	/* A signal ends poll, as handlers of ours do not restart it; a signal just before it costs one interval. */
	if (poll(set.data(), set.size(), 200) < 0 && errno != EINTR)
		throw system_failure(errno, "cannot wait for exams");
	check_interrupt();
}

} // namespace

std::vector<ExamResult> run_exams(const model::Catalogue &catalogue, const std::vector<ExamTask> &tasks, unsigned jobs,
                                  const ExamEnded &ended)
{
	const InterruptGuard guard;
	std::vector<ExamResult> results(tasks.size());
	std::vector<Worker> workers;
	try
	{
		for (std::size_t next = 0; next < tasks.size() || !workers.empty();)
		{
			while (next < tasks.size() && workers.size() < jobs)
			{
				workers.push_back(start_worker(catalogue, tasks[next], next));
				++next;
			}
			wait_for_any(workers);
			for (std::size_t i = 0; i < workers.size();)
			{
				pollfd ready{workers[i].pipe.get(), POLLIN, 0};
				if (poll(&ready, 1, 0) <= 0 || !read_more(workers[i]))
				{
					++i;
					continue;
				}
				const std::size_t task = workers[i].task;
				results[task] = result_of(workers[i]);
				workers.erase(workers.begin() + static_cast<std::ptrdiff_t>(i));
				ended(task, results[task]);
			}
		}
	}
	catch (...)
	{
		end_workers(workers);
		throw;
	}
	return results;
}

} // namespace ride
