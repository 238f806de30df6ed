# Finds the server that pg_config names and makes the imported target PostgreSQL::Server (headers and flags of a
# loadable module) and PostgreSQL::Client (libpq). Refuses majors that ride does not support.
#   -DPG_CONFIG=/path/to/pg_config chooses the server.
find_program(PG_CONFIG pg_config DOC "pg_config of the server to build for" REQUIRED)

function(ride_pg_config option variable)
  execute_process(COMMAND ${PG_CONFIG} ${option} OUTPUT_VARIABLE value RESULT_VARIABLE status OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${PG_CONFIG} ${option} failed: is this a PostgreSQL installation?")
  endif()
  set(${variable} "${value}" PARENT_SCOPE)
endfunction()

ride_pg_config(--version RIDE_PG_VERSION)
ride_pg_config(--bindir RIDE_PG_BINDIR)
ride_pg_config(--pkglibdir RIDE_PG_PKGLIBDIR)
ride_pg_config(--sharedir RIDE_PG_SHAREDIR)
ride_pg_config(--includedir RIDE_PG_INCLUDEDIR)
ride_pg_config(--includedir-server RIDE_PG_INCLUDEDIR_SERVER)
ride_pg_config(--libdir RIDE_PG_LIBDIR)

if(NOT RIDE_PG_VERSION MATCHES "PostgreSQL ([0-9]+)(\\.([0-9]+))?")
  message(FATAL_ERROR "${PG_CONFIG} says '${RIDE_PG_VERSION}', which is no version of PostgreSQL")
endif()
set(RIDE_PG_MAJOR ${CMAKE_MATCH_1})
set(RIDE_PG_MINOR ${CMAKE_MATCH_3})
# The frame of a check needs restrict_nonsystem_relation_kind: 15.8, 16.4 and every 17 have it.
if(RIDE_PG_MAJOR LESS 15 OR RIDE_PG_MAJOR GREATER 18)
  message(FATAL_ERROR "ride supports PostgreSQL 15 to 18; ${PG_CONFIG} is ${RIDE_PG_VERSION}. Name another with -DPG_CONFIG=…")
elseif((RIDE_PG_MAJOR EQUAL 15 AND RIDE_PG_MINOR LESS 8) OR (RIDE_PG_MAJOR EQUAL 16 AND RIDE_PG_MINOR LESS 4))
  message(FATAL_ERROR "ride needs PostgreSQL 15.8, 16.4, 17 or 18; ${PG_CONFIG} is ${RIDE_PG_VERSION}. Upgrade to the newest minor release.")
endif()
if(NOT EXISTS ${RIDE_PG_INCLUDEDIR_SERVER}/postgres.h)
  message(FATAL_ERROR "the server headers are missing (${RIDE_PG_INCLUDEDIR_SERVER}/postgres.h): on Debian, install postgresql-server-dev-${RIDE_PG_MAJOR}")
endif()
message(STATUS "Server: ${RIDE_PG_VERSION} (${PG_CONFIG})")

add_library(PostgreSQL::Server INTERFACE IMPORTED)
target_include_directories(PostgreSQL::Server SYSTEM INTERFACE ${RIDE_PG_INCLUDEDIR_SERVER})
# Empty on 15, where hidden visibility would then export nothing.
target_compile_definitions(PostgreSQL::Server INTERFACE "PGDLLEXPORT=__attribute__((visibility(\"default\")))" _GNU_SOURCE)
target_compile_options(PostgreSQL::Server INTERFACE -fno-strict-aliasing -fwrapv)
