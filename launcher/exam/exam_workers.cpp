/*
 * Fork a worker, read from a pipe when it begins and ends to wait, and its result; the pipe ends only when worker and
 * keeper are both gone.
 *
 * Pure C++ over POSIX; the launcher process.
 */
#include "launcher/exam/exam_workers.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <map>
#include <string_view>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/system/interrupt.hpp"
#include "launcher/system/process.hpp"
#include "launcher/cluster/spare_clusters.hpp"

namespace ride
{
namespace
{

/* What a worker says before its result, a byte each. */
constexpr char begins_to_wait = 'w', ends_to_wait = 'e';

struct Worker
{
	std::size_t task;
	pid_t pid;
	UniqueFd pipe;
	std::string text;

	bool waits() const { return text.ends_with(begins_to_wait) && text.find('{') == std::string::npos; }
};

void write_all(int out, std::string_view text)
{
	while (!text.empty())
	{
		const ssize_t put = write(out, text.data(), text.size());
		if (put < 0 && errno != EINTR)
			return; /* the reader sees a cut-off document */
		text.remove_prefix(put > 0 ? static_cast<std::size_t>(put) : 0);
	}
}

[[noreturn]] void be_worker(const model::Catalogue &catalogue, const ExamTask &task, const std::string &name,
                            const std::filesystem::path &spares, int out, pid_t parent)
{
	/* Dying of a signal is fine: the keeper sees it and cleans up. Nor may a worker outlive the launcher. */
	for (const int number : {SIGINT, SIGTERM, SIGHUP})
		signal(number, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(static_cast<int>(ExitStatus::interrupted));
	try
	{
		const nlohmann::json result = run_exam(catalogue, task, name, spares,
		                                       [out](bool waiting) {
			                                       write_all(out, {waiting ? &begins_to_wait : &ends_to_wait, 1});
		                                       });
		write_all(out, result.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
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

Worker start_worker(const model::Catalogue &catalogue, const ExamTask &task, std::size_t index,
                    const std::filesystem::path &spares)
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
		be_worker(catalogue, task, name, spares, out.get(), parent);
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
	const std::size_t begin = std::min(worker.text.find('{'), worker.text.size());
	const nlohmann::json document = nlohmann::json::parse(worker.text.substr(begin), nullptr, false);
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

bool may_start_another(const std::vector<Worker> &workers, unsigned jobs)
{
	const auto waiting = static_cast<std::size_t>(
	    std::count_if(workers.begin(), workers.end(), [](const Worker &worker) { return worker.waits(); }));
	return workers.size() - waiting < jobs && workers.size() < jobs + waiting_at_once;
}

/* Where the tasks of each incident stand, those that may be left out apart from the others, seed 0 of all before the rest. */
std::vector<std::vector<std::size_t>> incidents_of(const std::vector<ExamTask> &tasks, bool while_time_is_left)
{
	std::vector<std::vector<std::size_t>> incidents;
	const ExamTask *before = nullptr;
	for (std::size_t i = 0; i < tasks.size(); ++i)
	{
		if (tasks[i].while_time_is_left != while_time_is_left)
			continue;
		if (before == nullptr || tasks[i].id != before->id || tasks[i].seed != before->seed)
			incidents.emplace_back();
		incidents.back().push_back(i);
		before = &tasks[i];
	}
	if (while_time_is_left)
		std::stable_partition(incidents.begin(), incidents.end(),
		                      [&](const auto &incident) { return tasks[incident.front()].seed == 0; });
	return incidents;
}

/*
 * Tasks of one incident stand together, so that its snapshot is used while it is there. Those that wait come first, to
 * wait while others work; and the first of each incident comes in the midst of the one before: it makes the snapshot,
 * for which all the others would have to wait.
 */
void schedule(const std::vector<ExamTask> &tasks, bool while_time_is_left, std::vector<std::size_t> &order)
{
	const std::size_t from = order.size();
	for (std::vector<std::size_t> &incident : incidents_of(tasks, while_time_is_left))
	{
		std::stable_sort(incident.begin(), incident.end(),
		                 [&](std::size_t a, std::size_t b) { return tasks[a].exam.rounds > tasks[b].exam.rounds; });
		const std::size_t middle = order.size() - std::min(order.size() - from, incident.size() / 2);
		order.insert(order.begin() + static_cast<std::ptrdiff_t>(middle), incident.front());
		order.insert(order.end(), incident.begin() + 1, incident.end());
	}
}

} // namespace

std::vector<ExamResult> run_exams(const model::Catalogue &catalogue, const std::vector<ExamTask> &tasks, unsigned jobs,
                                  std::chrono::steady_clock::time_point until, const ExamEnded &ended)
{
	std::vector<std::size_t> order;
	schedule(tasks, false, order);
	schedule(tasks, true, order);
	const InterruptGuard guard;
	SpareClusters spares;
	std::map<std::pair<std::string, unsigned>, std::size_t> left; /* of each incident */
	for (const ExamTask &task : tasks)
		++left[{task.id, task.seed}];
	const auto is_over = [&](const ExamTask &task)
	{
		if (--left[{task.id, task.seed}] == 0)
			spares.forget(task.id, task.seed);
	};
	std::vector<ExamResult> results(tasks.size());
	std::vector<Worker> workers;
	try
	{
		for (std::size_t next = 0; next < tasks.size() || !workers.empty();)
		{
			while (next < tasks.size() && may_start_another(workers, jobs))
			{
				const ExamTask &task = tasks[order[next]];
				if (task.while_time_is_left && std::chrono::steady_clock::now() >= until)
				{
					results[order[next++]].was_left_out = true;
					is_over(task);
					continue;
				}
				workers.push_back(start_worker(catalogue, task, order[next], spares.of(task.id, task.seed)));
				++next;
			}
			if (workers.empty()) /* the rest was left out */
				break;
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
				is_over(tasks[task]);
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
