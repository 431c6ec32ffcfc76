# Finds the core of prometheus-cpp (Debian: prometheus-cpp-dev): its registry and its text, without the
# server and the clients for which the package's own configuration looks for civetweb and curl.
# Defines the target prometheus::core.
find_path(PROMETHEUS_INCLUDE_DIR NAMES prometheus/registry.h)
find_library(PROMETHEUS_CORE_LIBRARY NAMES prometheus-cpp-core)
mark_as_advanced(PROMETHEUS_INCLUDE_DIR PROMETHEUS_CORE_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(prometheus_core
  REQUIRED_VARS PROMETHEUS_CORE_LIBRARY PROMETHEUS_INCLUDE_DIR)

if(prometheus_core_FOUND AND NOT TARGET prometheus::core)
  add_library(prometheus::core UNKNOWN IMPORTED)
  set_target_properties(prometheus::core PROPERTIES
    IMPORTED_LOCATION "${PROMETHEUS_CORE_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${PROMETHEUS_INCLUDE_DIR}")
endif()
