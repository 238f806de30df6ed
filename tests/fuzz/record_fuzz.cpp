/*
 * Any bytes as record.json of a sandbox called "fuzz".
 *
 * Test code, no server. They are refused with a hint, or they are a record that is safe to act upon (the launcher removes
 * the folders and signals the processes that a record names), and that comes back as it was stored.
 */
#include <cstdlib>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "check.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/sandbox/sandbox.hpp"

using namespace ride;
using namespace ride::test;

namespace
{

namespace fs = std::filesystem;

/* A state folder of this process, in which the launcher finds its records. */
class StateFolder
{
public:
	StateFolder()
	{
		std::string pattern = (fs::temp_directory_path() / "ride-fuzz-XXXXXX").string();
		require(mkdtemp(pattern.data()) != nullptr, "there is room for a folder", pattern);
		path_ = pattern;
		require(setenv("RIDE_STATE_DIR", path_.c_str(), 1) == 0, "the environment takes a variable");
		fs::create_directory(path_ / "fuzz");
	}
	~StateFolder()
	{
		std::error_code ignored;
		fs::remove_all(path_, ignored);
	}
	StateFolder(const StateFolder &) = delete;
	StateFolder &operator=(const StateFolder &) = delete;

	fs::path record() const { return path_ / "fuzz/record.json"; }

private:
	fs::path path_;
};

void check(const Sandbox &sandbox, const std::string &text)
{
	require(sandbox.name == "fuzz", "a record is of the sandbox in whose folder it is", text);
	require(sandbox.state != SandboxState::down, "no record says that the server is down", text);
	const nlohmann::json given = nlohmann::json::parse(text);
	require(given["state"] == to_text(sandbox.state) && given["port"] == sandbox.port && given["seed"] == sandbox.seed,
	        "a record says what its JSON said", text);
	require(sandbox.port >= 0 && sandbox.port <= 65535, "a port is one", text);
	require(sandbox.postmaster >= 0, "no signal goes to a group of processes", text);
	require(sandbox.postmaster == 0 || sandbox.postmaster_ticks != 0, "a pid is never without its start time", text);
	require(sandbox.socket_folder.empty() || sandbox.socket_folder.is_absolute(), "what is removed is named in full",
	        text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	static const StateFolder folder;
	const std::string text = text_of(data, size);
	write_file(folder.record(), text, 0600);
	try
	{
		const auto sandbox = read_record("fuzz");
		require(sandbox.has_value(), "a record that is there is read", text);
		check(*sandbox, text);
		save(*sandbox);
		const std::string stored = read_file(folder.record());
		save(*read_record("fuzz"));
		require(read_file(folder.record()) == stored, "a record comes back as it was stored", stored);
	}
	catch (const Failure &failure)
	{
		require(!failure.hint.empty(), "a refusal says what to do", text);
	}
	return 0;
}
