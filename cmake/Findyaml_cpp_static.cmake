# Finds yaml-cpp (Debian: libyaml-cpp-dev) and prefers its static library: the loader has one library
# less to map and to relocate at every start. Defines the target dnd::yaml_cpp.
find_path(YAML_CPP_INCLUDE_DIR NAMES yaml-cpp/yaml.h)
find_library(YAML_CPP_STATIC_LIBRARY NAMES libyaml-cpp.a yaml-cpp)
mark_as_advanced(YAML_CPP_INCLUDE_DIR YAML_CPP_STATIC_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(yaml_cpp_static
  REQUIRED_VARS YAML_CPP_STATIC_LIBRARY YAML_CPP_INCLUDE_DIR)

if(yaml_cpp_static_FOUND AND NOT TARGET dnd::yaml_cpp)
  add_library(dnd::yaml_cpp UNKNOWN IMPORTED)
  set_target_properties(dnd::yaml_cpp PROPERTIES
    IMPORTED_LOCATION "${YAML_CPP_STATIC_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${YAML_CPP_INCLUDE_DIR}")
endif()
