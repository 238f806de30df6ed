/*
 * The settings of the module.
 *
 * Server code; any process. All can be set in the server's configuration file only, but
 * for ride.quiet (untraced.hpp).
 */
#pragma once

namespace ride::settings
{

extern bool sandbox;        /* ride.sandbox: this server may be taken hold of */
extern bool exam;           /* ride.exam: score() answers only after submit() */
extern char *scenario_path; /* ride.scenario_path: the scenarios folder */

/* Defines them. Called from _PG_init while the server starts. */
void define();

/* Raises unless ride.sandbox is on. */
void require_sandbox();

} // namespace ride::settings
