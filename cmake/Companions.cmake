# What is installed beside the programs: manual page, completions, and what Debian's policy wants in a package
# (copyright, both changelogs). The last are part of packages only, not of a plain `cmake --install`.
find_program(RIDE_GZIP gzip REQUIRED)
mark_as_advanced(RIDE_GZIP)
set(companions ${CMAKE_BINARY_DIR}/companions)
file(MAKE_DIRECTORY ${companions})

# As gzip -9n does it: no name and no time in the result.
function(ride_compress source target)
  add_custom_command(OUTPUT ${companions}/${target}
    COMMAND ${RIDE_GZIP} -9nc ${source} > ${companions}/${target}
    DEPENDS ${source})
  set_property(GLOBAL APPEND PROPERTY RIDE_COMPRESSED ${companions}/${target})
endfunction()
ride_compress(${PROJECT_SOURCE_DIR}/docs/ride.1 ride.1.gz)
ride_compress(${PROJECT_SOURCE_DIR}/CHANGELOG.md changelog.gz)
ride_compress(${PROJECT_SOURCE_DIR}/packaging/changelog changelog.Debian.gz)
get_property(compressed GLOBAL PROPERTY RIDE_COMPRESSED)
add_custom_target(companions ALL DEPENDS ${compressed})

# The licence as a field of copyright: a blank before each line, a dot for none.
file(READ ${PROJECT_SOURCE_DIR}/LICENSE licence)
string(REGEX REPLACE "^PostgreSQL License\n\nCopyright[^\n]*\n\n" "" licence "${licence}")
string(STRIP "${licence}" licence)
string(REGEX REPLACE "\n\n" "\n.\n" licence "${licence}")
string(REGEX REPLACE "\n" "\n " RIDE_LICENSE_FIELD " ${licence}")
configure_file(packaging/copyright.in ${companions}/copyright @ONLY)

# Debian's zsh looks for packages' completions in a folder of its own.
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr" AND EXISTS /etc/debian_version)
  set(zsh_folder ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
else()
  set(zsh_folder ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
endif()
install(FILES ${companions}/ride.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES completions/ride.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ride)
install(FILES completions/ride.zsh DESTINATION ${zsh_folder} RENAME _ride)

set(documents ${companions}/copyright ${companions}/changelog.gz ${companions}/changelog.Debian.gz)
install(FILES ${documents} DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/ride EXCLUDE_FROM_ALL)
if(RIDE_SERVER)
  install(FILES ${documents} DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/postgresql-${RIDE_PG_MAJOR}-ride
    COMPONENT server EXCLUDE_FROM_ALL)
endif()
