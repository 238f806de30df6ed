# The target `stage`: a private installation below build/…/stage, made of a copy of the server that pg_config names and
# of ride itself, at the same absolute paths. PostgreSQL finds its files relative to its binary, so the copy works where
# it lies, and neither building, testing nor playing needs a root install.
set(RIDE_STAGE ${CMAKE_BINARY_DIR}/stage)
set(RIDE_STAGED_BINDIR ${RIDE_STAGE}${RIDE_PG_BINDIR})
set(RIDE_STAGED_LAUNCHER ${RIDE_STAGE}${CMAKE_INSTALL_FULL_BINDIR}/ride)

add_custom_target(stage ALL
  COMMAND ${CMAKE_COMMAND} -DSTAGE=${RIDE_STAGE} -DBUILD=${CMAKE_BINARY_DIR} -DVERSION=${RIDE_PG_VERSION}
          -DBINDIR=${RIDE_PG_BINDIR} -DPKGLIBDIR=${RIDE_PG_PKGLIBDIR} -DSHAREDIR=${RIDE_PG_SHAREDIR}
          -P ${PROJECT_SOURCE_DIR}/cmake/make_stage.cmake
  DEPENDS ride_module ride companions
  COMMENT "Staging a private installation of ${RIDE_PG_VERSION} with ride"
  VERBATIM)
