/*
 * The commands: one function a verb, each adds itself to a parent command and keeps its own options.
 *
 * Pure C++.
 */
#pragma once

#include <string>
#include <vector>

#include "launcher/system/exit_status.hpp"

namespace CLI
{
class App;
}

namespace ride
{

/* What follows "--" on the command line: psql's own arguments. */
using PassedOn = std::vector<std::string>;

/* Parses, runs one command, says how it failed; returns the exit status. */
int run_command_line(std::vector<std::string> arguments, const PassedOn &passed_on);

/* Ends a command with that status; for the callbacks of CLI11. */
void finish(ExitStatus status);

/* Adds "[NAME]", also as --name, to a command about a sandbox. */
void add_sandbox_name(CLI::App &command, std::string &name);

void add_list_command(CLI::App &parent);
void add_show_command(CLI::App &parent);
void add_start_command(CLI::App &parent);
void add_psql_command(CLI::App &parent, const PassedOn &passed_on);
void add_env_command(CLI::App &parent);
void add_ps_command(CLI::App &parent);
void add_status_command(CLI::App &parent);
void add_logs_command(CLI::App &parent);
void add_hint_command(CLI::App &parent);
void add_diagnose_command(CLI::App &parent);
void add_score_command(CLI::App &parent);
void add_submit_command(CLI::App &parent);
void add_postmortem_command(CLI::App &parent);
void add_reset_command(CLI::App &parent);
void add_stop_command(CLI::App &parent);
void add_lint_command(CLI::App &parent);
void add_exam_command(CLI::App &parent);
void add_new_command(CLI::App &parent);
void add_doctor_command(CLI::App &parent);
void add_image_command(CLI::App &parent);
void add_sandbox_command(CLI::App &parent);

} // namespace ride
