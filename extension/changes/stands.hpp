/*
 * Whether what a statement would do to schema ride stands already.
 *
 * Server code; any backend but internal ones. A dump of a database says who owns the schema and who may use it, so a
 * restore of one's own dump changes nothing. Called before the statement runs; nothing here locks or raises.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride
{

/* Whether a statement makes the owner of the schema its owner, or grants to roles what they have. */
bool stands_already(const Node *statement);

} // namespace ride
