/*
 * `ride`: what comes before "--" is ours, what follows is psql's.
 */
#include <algorithm>
#include <string_view>

#include "launcher/cli/cli.hpp"
#include "model/client_environment.hpp"

int main(int argc, char **argv)
{
	ride::forget_client_settings();
	char **const end = argv + argc;
	char **const dashes = std::find(argv + 1, end, std::string_view("--"));
	return ride::run_command_line({argv + 1, dashes}, {dashes == end ? end : dashes + 1, end});
}
