/*
 * The settings of the module.
 *
 * Server code; any process. Those of the server are set in its configuration file only, those of a session in its start
 * packet. ride.quiet is defined in untraced.hpp.
 */
#pragma once

namespace ride::settings
{

extern bool sandbox;        /* ride.sandbox: this server is a throw-away that ride may use */
extern bool exam;           /* ride.exam: score() answers only after submit() */
extern char *scenario_path; /* ride.scenario_path: the scenarios folder */

/* This session's client wants to be told which rows its statements write (ride.tells_writes), and to be shown how they
 * stand (ride.shows_writes). Only the start packet sets them. */
extern bool tells_writes, shows_writes;

/* Defines them. Called from _PG_init while the server starts. */
void define();

/* The show hook of the settings of connections: they all show "off", so that no trigger tells a check by them. */
const char *show_off();

/* Raises (55000) unless ride.sandbox is on. */
void require_sandbox();

} // namespace ride::settings
