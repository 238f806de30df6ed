# Debian packages: `ride` (launcher, scenarios, manual page, completions) and `postgresql-NN-ride` (the module for the
# server of pg_config). The target `package` leaves them in packages/ of the build folder.
set(RIDE_MAINTAINER "the ride authors <ride@packages.example.org>" CACHE STRING "Who builds the packages: NAME <ADDRESS>")
set(debian_revision 1)

file(STRINGS packaging/changelog newest LIMIT_COUNT 1)
if(NOT newest MATCHES "^ride \\(${PROJECT_VERSION}-${debian_revision}\\) ")
  message(FATAL_ERROR "packaging/changelog begins with '${newest}', but this is ${PROJECT_VERSION}-${debian_revision}: add an entry")
endif()

file(READ META.json meta)
string(JSON meta_version GET "${meta}" version)
string(JSON provided_version GET "${meta}" provides ride version)
if(NOT meta_version STREQUAL PROJECT_VERSION OR NOT provided_version STREQUAL PROJECT_VERSION)
  message(FATAL_ERROR "META.json speaks of ${meta_version} and ${provided_version}, but this is ${PROJECT_VERSION}")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ride)
set(CPACK_PACKAGE_VENDOR "the ride authors")
set(CPACK_PACKAGE_CONTACT ${RIDE_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own, the first line of its description
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_COMPONENTS_ALL launcher server)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
# The server's folders are absolute paths.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${debian_revision})
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# What a check needs of the server: the same minors as in PostgresServer.cmake.
set(minimum_15 15.8)
set(minimum_16 16.4)
set(minimum_17 17.0)
set(minimum_18 18.0)

set(CPACK_DEBIAN_LAUNCHER_PACKAGE_NAME ride)
set(CPACK_DEBIAN_LAUNCHER_PACKAGE_SECTION database)
set(modules postgresql-18-ride postgresql-17-ride postgresql-16-ride postgresql-15-ride)
list(REMOVE_ITEM modules postgresql-${RIDE_PG_MAJOR}-ride)
list(PREPEND modules postgresql-${RIDE_PG_MAJOR}-ride)
list(JOIN modules " | " modules)
set(CPACK_DEBIAN_LAUNCHER_PACKAGE_RECOMMENDS "${modules}, postgresql-client")
set(CPACK_DEBIAN_LAUNCHER_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/packaging/prerm ${PROJECT_SOURCE_DIR}/packaging/postrm)
set(CPACK_COMPONENT_LAUNCHER_DESCRIPTION "incident drills in a throw-away PostgreSQL
ride boots a private PostgreSQL server with a live production incident in it:
simulated applications fail with real errors, real locks, real SQLSTATEs. You
look with your own tools, say what it was and repair it, and get a score:
Detect 40, Fix 40, Trap 20.
.
This package has the launcher and the incidents. The server's part is in
postgresql-NN-ride.")

set(CPACK_DEBIAN_SERVER_PACKAGE_NAME postgresql-${RIDE_PG_MAJOR}-ride)
set(CPACK_DEBIAN_SERVER_PACKAGE_SOURCE ride)
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION database)
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "postgresql-${RIDE_PG_MAJOR} (>= ${minimum_${RIDE_PG_MAJOR}})")
set(CPACK_DEBIAN_SERVER_PACKAGE_RECOMMENDS ride)
set(CPACK_DEBIAN_SERVER_PACKAGE_ENHANCES "postgresql-${RIDE_PG_MAJOR}")
if(RIDE_PG_MAJOR EQUAL 16)
  set(untested "\n.\nOn PostgreSQL 16 it is the same code as on 15, 17 and 18, but not tested.")
endif()
set(CPACK_COMPONENT_SERVER_DESCRIPTION "incident drills in a throw-away PostgreSQL: module for PostgreSQL ${RIDE_PG_MAJOR}
ride boots a private PostgreSQL server with a live production incident in it,
lets you repair it with your own tools, and scores the repair.
.
This package has the server module and the extension. It does nothing by
itself, and refuses to be created on a server that is not a sandbox of the
package ride.${untested}")

include(CPack)
