# The package for Debian: `cpack --preset deb` makes it of a finished build, see docs/releasing.md.
# Included last: it packs what the other folders install.

# Debian wants somebody to write to, and this is nobody: who hands packages on names themselves.
set(DND_MAINTAINER "The dnd authors <nobody@dnd.invalid>" CACHE STRING
  "Name and address for packages")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dnd)
set(CPACK_PACKAGE_VENDOR "The dnd authors")
set(CPACK_PACKAGE_CONTACT "${DND_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
"dnd runs campaigns of the fifth edition by the rules of the SRD 5.1. The game
master says what happens; it rolls, applies the rules and keeps every outcome
as an event, so that each command can be undone and a crash loses nothing.
The monsters, spells and equipment of the SRD 5.1 are built in.")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# The libraries that the program loads, of the versions that it was linked with, and nothing else.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_SOURCE_DIR}/cmake/debian_documents.cmake")
set(CPACK_DND_SOURCE_DIR "${CMAKE_SOURCE_DIR}")
include(CPack)
