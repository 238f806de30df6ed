/*
 * The benches' clock: what a shell, psql or runuser would add to a figure is not in it.
 *
 *   stopwatch floor SNAPSHOT FOLDER POSTGRES [SETTING…]   a copy of the cluster, booted, its first answer: wall and CPU
 *   stopwatch scores ROUNDS CONNECT SCORE DATABASE…       a parallel connect and a score, by turns, in one session
 *   stopwatch cpu FILE COMMAND…                           wall and CPU of a command and of all that it leaves behind
 *
 * All figures are microseconds, a line a round. Pure C++ over libpq and POSIX; compiled by common.sh when a bench begins.
 */
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <libpq-fe.h>

namespace
{

using Words = std::vector<std::string>;

/* For how long anything here may take. */
constexpr long long limit_us = 120'000'000;

long long now_us()
{
	timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1'000'000LL + now.tv_nsec / 1000;
}

/* User and system time of the children that have been waited for, and of theirs. */
long long children_us()
{
	rusage used;
	getrusage(RUSAGE_CHILDREN, &used);
	return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1'000'000LL + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
}

[[noreturn]] void fail_errno(const std::string &what)
{
	throw std::runtime_error(what + ": " + strerror(errno));
}

void rest()
{
	constexpr timespec a_while{0, 500'000};
	nanosleep(&a_while, nullptr);
}

/* As the owner of `like`, where that is somebody else: PostgreSQL refuses root. */
void become_owner_of(const std::string &like)
{
	struct stat file;
	if (stat(like.c_str(), &file) != 0)
		fail_errno(like);
	if (geteuid() == 0 && file.st_uid != 0)
		if (setgroups(0, nullptr) != 0 || setgid(file.st_gid) != 0 || setuid(file.st_uid) != 0)
			fail_errno("cannot become the owner of " + like);
}

pid_t spawn(const Words &command, const std::string &owner_of = {})
{
	const pid_t child = fork();
	if (child < 0)
		fail_errno("fork");
	if (child != 0)
		return child;
	try
	{
		if (!owner_of.empty())
		{
			become_owner_of(owner_of);
			if (!freopen("/dev/null", "w", stderr) || prctl(PR_SET_PDEATHSIG, SIGQUIT) != 0)
				fail_errno("cannot start a server");
		}
		std::vector<char *> argv;
		for (const std::string &word : command)
			argv.push_back(const_cast<char *>(word.c_str()));
		argv.push_back(nullptr);
		execvp(argv[0], argv.data());
		fail_errno(command[0]);
	}
	catch (const std::exception &error)
	{
		fprintf(stderr, "stopwatch: %s\n", error.what());
		_exit(127);
	}
}

int wait_for(pid_t child)
{
	int status = 0;
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			fail_errno("waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

struct Session
{
	explicit Session(PGconn *made) : line(made) {}
	explicit Session(const std::string &conninfo) : line(PQconnectdb(conninfo.c_str())) {}
	~Session() { PQfinish(line); }
	Session(const Session &) = delete;
	Session &operator=(const Session &) = delete;

	bool is_open() const { return PQstatus(line) == CONNECTION_OK; }
	std::string error() const { return PQerrorMessage(line); }

	bool answers(const std::string &statement)
	{
		PGresult *const result = PQexec(line, statement.c_str());
		const bool well = PQresultStatus(result) == PGRES_TUPLES_OK;
		PQclear(result);
		return well;
	}

	PGconn *const line;
};

/* The postmaster says so on the last line of its file. */
bool is_ready(const std::string &data)
{
	std::ifstream file(data + "/postmaster.pid");
	std::string line, last;
	while (std::getline(file, line))
		last = line;
	return last.starts_with("ready");
}

int floor(const Words &words)
{
	const std::string &snapshot = words.at(0), data = words.at(1) + "/data";
	Words server{words.at(2), "-D", data, "-k", words.at(1), "-c", "listen_addresses=", "-c", "port=1"};
	for (std::size_t i = 3; i < words.size(); ++i)
		server.insert(server.end(), {"-c", words[i]});

	const long long from = now_us();
	if (wait_for(spawn({"cp", "-a", "--reflink=auto", snapshot, data})) != 0)
		throw std::runtime_error("cannot copy " + snapshot);
	const pid_t postmaster = spawn(server, data);
	const auto check = [&](const std::string &why)
	{
		if (waitpid(postmaster, nullptr, WNOHANG) == postmaster)
			throw std::runtime_error("the server has ended " + why);
		if (now_us() - from < limit_us)
			return;
		kill(postmaster, SIGQUIT);
		throw std::runtime_error("the server does not answer " + why);
	};
	while (!is_ready(data)) /* a connection before it would only cost the server time */
	{
		check("before it was ready");
		rest();
	}
	for (bool answered = false; !answered;)
	{
		Session session("host=" + words[1] + " port=1 user=postgres dbname=postgres");
		answered = session.is_open() && session.answers("SELECT 1");
		if (!answered)
			check(session.error());
	}
	const long long taken = now_us() - from;
	kill(postmaster, SIGQUIT);
	wait_for(postmaster);
	printf("%lld %lld\n", taken, children_us());
	std::filesystem::remove_all(data);
	return 0;
}

/* Every database at once, until each is ready for a statement; then all are left, and gone. */
long long connect_to_all(const std::string &conninfo, const Words &databases)
{
	struct Line
	{
		PGconn *line;
		PostgresPollingStatusType wants;
	};
	std::vector<Line> lines;
	const long long from = now_us();
	for (const std::string &database : databases)
		lines.push_back({PQconnectStart((conninfo + " dbname=" + database).c_str()), PGRES_POLLING_WRITING});
	for (bool all = false; !all;)
	{
		std::vector<pollfd> set;
		for (const Line &one : lines)
			if (one.wants != PGRES_POLLING_OK)
				set.push_back(
				    {PQsocket(one.line), one.wants == PGRES_POLLING_READING ? short(POLLIN) : short(POLLOUT), 0});
		all = set.empty();
		if (!all && poll(set.data(), set.size(), 10'000) <= 0)
			throw std::runtime_error("no answer for 10 s");
		for (const pollfd &ready : set)
			for (Line &one : lines)
				if (ready.revents != 0 && one.wants != PGRES_POLLING_OK && PQsocket(one.line) == ready.fd)
					if ((one.wants = PQconnectPoll(one.line)) == PGRES_POLLING_FAILED)
						throw std::runtime_error(PQerrorMessage(one.line));
	}
	const long long taken = now_us() - from;
	std::vector<pid_t> backends;
	for (const Line &one : lines)
	{
		backends.push_back(PQbackendPID(one.line));
		PQfinish(one.line);
	}
	for (const pid_t backend : backends)
		while (kill(backend, 0) == 0 || errno != ESRCH) /* their end is not the score's to pay for */
			rest();
	return taken;
}

int scores(const Words &words)
{
	const int rounds = std::stoi(words.at(0));
	const std::string &conninfo = words.at(1);
	Session oncall(words.at(2));
	if (!oncall.is_open())
		throw std::runtime_error(oncall.error());
	const Words databases(words.begin() + 3, words.end());
	for (int round = -1; round < rounds; ++round) /* the first one of each warms up and does not count */
	{
		const long long connected = connect_to_all(conninfo, databases), from = now_us();
		if (!oncall.answers("SELECT * FROM ride.score('json')"))
			throw std::runtime_error("ride.score(): " + oncall.error());
		const long long scored = now_us() - from;
		if (round >= 0)
			printf("%lld %lld\n", connected, scored);
	}
	return 0;
}

pid_t command = 0;

void pass_on(int number)
{
	kill(command, number);
}

/* An end that is asked of it is passed on to the command; what that leaves is waited for all the same. */
int cpu(const Words &words)
{
	FILE *const file = fopen(words.at(0).c_str(), "w");
	if (!file || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0)
		fail_errno(words[0]);
	const long long from = now_us();
	command = spawn({words.begin() + 1, words.end()});
	signal(SIGTERM, pass_on);
	signal(SIGINT, SIG_IGN); /* a terminal tells the command by itself */
	const int status = wait_for(command);
	const long long taken = now_us() - from;
	while (waitpid(-1, nullptr, 0) > 0 || errno == EINTR) /* servers are left to whoever reaps */
		;
	fprintf(file, "%lld %lld\n", taken, children_us());
	fclose(file);
	return status;
}

} // namespace

int main(int count, char **values)
{
	const Words words(values + 1, values + count);
	prctl(PR_SET_PDEATHSIG, SIGTERM); /* a bench that has ended wants no figure */
	try
	{
		const std::string verb = words.at(0);
		const Words rest(words.begin() + 1, words.end());
		if (verb == "floor")
			return floor(rest);
		if (verb == "scores")
			return scores(rest);
		if (verb == "cpu")
			return cpu(rest);
		throw std::runtime_error("no such verb: " + verb);
	}
	catch (const std::exception &error)
	{
		fprintf(stderr, "stopwatch: %s\n", error.what());
		return 1;
	}
}
