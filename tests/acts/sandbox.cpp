/*
 * What the recorder holds, and the incident's own clients.
 *
 * Pure C++ over libpq.
 */
#include "tests/acts/sandbox.hpp"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace acts
{

namespace
{

constexpr auto patience = std::chrono::seconds(30);
constexpr auto pause = std::chrono::milliseconds(5);
constexpr const char *scenario = "/stage-01/01-everything-asked/scenario.toml";

std::string scenarios()
{
	const char *const folder = std::getenv("RIDE_SCENARIOS");
	if (folder == nullptr)
		throw std::runtime_error("RIDE_SCENARIOS must name the folder of scenarios that the sandbox runs with");
	return folder;
}

/* The names of all [[table]] entries of a file of ours, in order. */
std::vector<std::string> names_in(const std::string &path, const std::string &table)
{
	std::ifstream file(path);
	if (!file)
		throw std::runtime_error("cannot read " + path);
	std::vector<std::string> names;
	bool inside = false;
	for (std::string line; std::getline(file, line);)
	{
		if (line.rfind("[[", 0) == 0)
			inside = line.rfind("[[" + table + "]]", 0) == 0;
		if (!inside || line.rfind("name ", 0) != 0)
			continue;
		const std::size_t from = line.find('"') + 1;
		names.push_back(line.substr(from, line.find('"', from) - from));
	}
	if (names.empty())
		throw std::runtime_error("no [[" + table + "]] in " + path);
	return names;
}

std::string unpacked(std::uint32_t sqlstate)
{
	std::string text;
	for (int i = 0; i < 5; ++i)
		text += static_cast<char>((sqlstate >> (6 * i) & 0x3f) + '0');
	return text;
}

using Names = std::map<std::uint32_t, std::string>;

Names names_of(Connection &link, const std::string &query)
{
	Names names;
	for (const Cells &row : link.ask(query))
		names[static_cast<std::uint32_t>(std::stoul(row[0]))] = row[1];
	return names;
}

std::string name_of(const Names &names, std::uint32_t oid)
{
	if (oid == 0)
		return {};
	const auto found = names.find(oid);
	if (found == names.end())
		throw std::runtime_error("the facts file asks for an object that is not there: " + std::to_string(oid));
	return found->second;
}

} // namespace

Sandbox::Sandbox(std::string oncall, std::string superuser, const std::string &facts_file)
    : oncall_(std::move(oncall)), superuser_(std::move(superuser)),
      sessions_(names_in(scenarios() + scenario, "session")), groups_(names_in(scenarios() + "/evidence.toml", "group"))
{
	const int file = open(facts_file.c_str(), O_RDWR);
	struct stat info
	{
	};
	if (file < 0 || fstat(file, &info) != 0 || static_cast<std::size_t>(info.st_size) < sizeof(ride::Facts))
		throw std::runtime_error("no facts in " + facts_file);
	void *const mapped = mmap(nullptr, sizeof(ride::Facts), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	close(file);
	if (mapped == MAP_FAILED)
		throw std::runtime_error("cannot map " + facts_file);
	facts_ = static_cast<ride::Facts *>(mapped);
	if (facts_->magic != ride::facts_magic || facts_->version != ride::facts_version || facts_->armed.load() == 0)
		throw std::runtime_error(facts_file + " is not of an armed sandbox of this version");
	client_count_ = clients().size();
}

Sandbox::~Sandbox()
{
	munmap(facts_, sizeof(ride::Facts));
}

std::unique_ptr<Connection> Sandbox::log_in(const std::string &database) const
{
	return std::make_unique<Connection>(oncall_ + " dbname=" + database);
}

std::unique_ptr<Connection> Sandbox::superuser(const std::string &database) const
{
	return std::make_unique<Connection>(superuser_ + " dbname=" + database);
}

std::vector<Question> Sandbox::questions() const
{
	using Kind = Question::Kind;
	using ride::SlotKind;
	const Names databases = names_of(*superuser("postgres"), "SELECT oid, datname FROM pg_database");
	std::map<std::uint32_t, Names> relations, functions;
	for (const auto &[oid, name] : databases)
	{
		if (name.rfind("shop_", 0) != 0)
			continue;
		const auto link = superuser(name);
		relations[oid] = names_of(*link, "SELECT oid, relname FROM pg_class");
		functions[oid] = names_of(*link, "SELECT oid, proname FROM pg_proc");
	}
	const auto session = [&](std::uint32_t number)
	{ return number == ride::any_session ? std::string() : sessions_.at(number); };
	std::vector<Question> result;
	for (std::uint32_t i = 0; i < facts_->slots_used; ++i)
	{
		const ride::FactSlot &slot = facts_->slots[i];
		Question asked;
		asked.database = name_of(databases, slot.database);
		asked.text = slot.text;
		switch (slot.kind)
		{
			case SlotKind::read_relation:
				asked.kind = Kind::read;
				asked.object = name_of(relations.at(slot.database), slot.object);
				break;
			case SlotKind::read_group:
				asked.kind = Kind::group;
				asked.text = groups_.at(slot.group);
				asked.object = slot.object == 0 ? "" : name_of(relations.at(slot.database), slot.object);
				break;
			case SlotKind::read_function:
			case SlotKind::called:
				asked.kind = slot.kind == SlotKind::called ? Kind::called : Kind::function;
				/* of the decoy nothing is known but what the server brings */
				if (functions.count(slot.database) != 0)
					asked.object = name_of(functions.at(slot.database), slot.object);
				break;
			case SlotKind::raised:
				asked.kind = Kind::raised;
				asked.sqlstate = unpacked(slot.sqlstate);
				break;
			case SlotKind::changed:
			case SlotKind::altered:
			case SlotKind::rewrote:
				asked.kind = slot.kind == SlotKind::changed   ? Kind::changed
				             : slot.kind == SlotKind::altered ? Kind::altered
				                                              : Kind::rewrote;
				asked.object = slot.object == 0 ? "" : name_of(relations.at(slot.database), slot.object);
				break;
			case SlotKind::signalled:
			case SlotKind::ended:
				asked.kind = slot.kind == SlotKind::ended ? Kind::ended : Kind::signalled;
				asked.object = session(slot.object);
				break;
			case SlotKind::attempted:
				asked.kind = Kind::attempted;
				asked.object = slot.object == 0 ? "" : name_of(relations.at(slot.database), slot.object);
				break;
			default:
				break;
		}
		result.push_back(asked);
	}
	return result;
}

std::vector<std::uint64_t> Sandbox::facts() const
{
	std::vector<std::uint64_t> numbers;
	for (std::uint32_t i = 0; i < facts_->slots_used; ++i)
	{
		/* a look among rows of one's own is a look all the same */
		const std::uint64_t first = facts_->slots[i].first.load(), clouded = facts_->slots[i].clouded.load();
		numbers.push_back(first == 0 || clouded == 0 ? first + clouded : std::min(first, clouded));
	}
	return numbers;
}

std::set<std::uint32_t> Sandbox::untouched() const
{
	std::set<std::uint32_t> places;
	for (std::uint32_t i = 0; i < facts_->slots_used; ++i)
		for (std::uint32_t j = 0; j < facts_->relations_used; ++j)
			if (const ride::FactSlot &slot = facts_->slots[i];
			    slot.object != 0 && slot.database == facts_->relations[j].database &&
			    slot.object == facts_->relations[j].relation && facts_->relations[j].touched.load() == 0)
				places.insert(i);
	return places;
}

void Sandbox::forget_facts()
{
	for (std::uint32_t i = 0; i < facts_->slots_used; ++i)
	{
		facts_->slots[i].first.store(0);
		facts_->slots[i].clouded.store(0);
	}
	facts_->copies_taken.store(0); /* tables of the seed before may stand for something still */
}

std::vector<Sandbox::Client> Sandbox::clients() const
{
	const auto link = superuser("postgres");
	const auto deadline = std::chrono::steady_clock::now() + patience;
	for (;;)
	{
		std::set<int> alive;
		for (const Cells &row : link->ask("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"))
			alive.insert(std::stoi(row[0]));
		std::vector<Client> found;
		for (std::uint32_t i = 0; i < facts_->clients_used; ++i)
			if (const int pid = facts_->clients[i].pid.load(); pid != 0 && alive.count(pid) != 0)
				found.push_back({pid, sessions_.at(facts_->clients[i].session)});
		if (!found.empty() && found.size() >= client_count_)
			return found;
		if (std::chrono::steady_clock::now() > deadline)
			throw std::runtime_error("waited in vain for the incident's clients to be connected");
		std::this_thread::sleep_for(pause);
	}
}

void Sandbox::wait_for_other(int pid) const
{
	const auto deadline = std::chrono::steady_clock::now() + patience;
	for (;;)
	{
		bool is_there = false;
		for (const Client &client : clients())
			is_there = is_there || client.pid == pid;
		if (!is_there)
			return;
		if (std::chrono::steady_clock::now() > deadline)
			throw std::runtime_error("waited in vain for an application to connect again");
		std::this_thread::sleep_for(pause);
	}
}

} // namespace acts
