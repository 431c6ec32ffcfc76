# Finds toml11 (Debian: libtoml11-dev), which is headers alone. Defines the target dnd::toml11.
include(FindPackageHandleStandardArgs)
find_path(toml11_INCLUDE_DIR NAMES toml.hpp PATH_SUFFIXES toml11)
mark_as_advanced(toml11_INCLUDE_DIR)
find_package_handle_standard_args(toml11 REQUIRED_VARS toml11_INCLUDE_DIR)
if(toml11_FOUND AND NOT TARGET dnd::toml11)
  add_library(dnd::toml11 INTERFACE IMPORTED)
  set_target_properties(dnd::toml11 PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${toml11_INCLUDE_DIR}")
endif()
