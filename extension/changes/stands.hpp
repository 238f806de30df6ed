/*
 * What a statement says of schema ride that stands already.
 *
 * Server code; any backend but internal ones. A dump of a database says who owns the schema and who may use it:
 * whoever restores their own changes nothing by that. Asked before the statement runs; nothing here locks or raises.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride
{

/* The owner is the owner already, or those who are granted something have it. */
bool stands_already(const Node *statement);

} // namespace ride
