/*
 * The settings of the module.
 *
 * Server code; any process. Those of the server are set in its configuration file only, those of a session in
 * its start packet; ride.quiet is untraced.hpp's.
 */
#pragma once

namespace ride::settings
{

extern bool sandbox;        /* ride.sandbox: this server may be taken hold of */
extern bool exam;           /* ride.exam: score() answers only after submit() */
extern char *scenario_path; /* ride.scenario_path: the scenarios folder */

/* This session's client wants to be told which rows its statements write (ride.tells_writes), and to be shown how they
 * stand (ride.shows_writes): set by its start packet and by nothing later. */
extern bool tells_writes, shows_writes;

/* Defines them. Called from _PG_init while the server starts. */
void define();

/* What the settings of connections show to whoever asks: a trigger must not tell a check by them. */
const char *show_off();

/* Raises unless ride.sandbox is on. */
void require_sandbox();

} // namespace ride::settings
