include(FindPackageHandleStandardArgs)

# dnd_find_static(<package> TARGET <target> HEADER <header> LIBRARY <name>...)
#
# Finds a library that ships no CMake file of its own, under the first of the names that is there,
# and defines the target: what a Find module of it is made of.
macro(dnd_find_static package)
  cmake_parse_arguments(arg "" "TARGET;HEADER" "LIBRARY" ${ARGN})
  find_path(${package}_INCLUDE_DIR NAMES "${arg_HEADER}")
  find_library(${package}_LIBRARY NAMES ${arg_LIBRARY})
  mark_as_advanced(${package}_INCLUDE_DIR ${package}_LIBRARY)
  find_package_handle_standard_args(${package}
    REQUIRED_VARS ${package}_LIBRARY ${package}_INCLUDE_DIR)
  if(${package}_FOUND AND NOT TARGET ${arg_TARGET})
    add_library(${arg_TARGET} UNKNOWN IMPORTED)
    set_target_properties(${arg_TARGET} PROPERTIES
      IMPORTED_LOCATION "${${package}_LIBRARY}"
      INTERFACE_INCLUDE_DIRECTORIES "${${package}_INCLUDE_DIR}")
  endif()
endmacro()
