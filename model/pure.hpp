/*
 * The wall around pure C++: a file that includes this cannot include the server's headers, nor the other way round.
 *
 * Pure C++. An ereport is a longjmp, which skips destructors, so nothing that owns anything may get into server code,
 * not even by a header. The bridge, which sees both sides, defines RIDE_BRIDGE first. base/pg.hpp is the other side of
 * the wall.
 */
#pragma once

#define RIDE_PURE 1

#if defined(POSTGRES_H) && !defined(RIDE_BRIDGE)
#error "this header is pure C++: server code cannot include it (CONTRIBUTING.md, three kinds of file)"
#endif
