# Finds the core of CAF (Debian: libcaf-dev), which ships no CMake or pkg-config file of its own.
# Defines the target CAF::core and CAF_VERSION. The io and openssl modules are not used.
# The interfaces of CAF change with each minor version, so a range of versions is asked for, and
# another version is refused by name: the compiler's own words would fill the screen.
find_path(CAF_INCLUDE_DIR NAMES caf/all.hpp)
find_library(CAF_CORE_LIBRARY NAMES caf_core)
mark_as_advanced(CAF_INCLUDE_DIR CAF_CORE_LIBRARY)

set(CAF_VERSION "")
if(CAF_INCLUDE_DIR AND EXISTS "${CAF_INCLUDE_DIR}/caf/config.hpp")
  file(STRINGS "${CAF_INCLUDE_DIR}/caf/config.hpp" line REGEX "^#define CAF_VERSION [0-9]+")
  if(line MATCHES "CAF_VERSION ([0-9]+)")
    math(EXPR major "${CMAKE_MATCH_1} / 10000")
    math(EXPR minor "${CMAKE_MATCH_1} / 100 % 100")
    math(EXPR patch "${CMAKE_MATCH_1} % 100")
    set(CAF_VERSION "${major}.${minor}.${patch}")
  endif()
endif()

set(reason "Needed is the C++ Actor Framework (CAF) ${CAF_FIND_VERSION_COMPLETE}")
if(NOT CAF_INCLUDE_DIR OR NOT CAF_CORE_LIBRARY)
  string(APPEND reason ", and none was found.")
elseif(CAF_VERSION STREQUAL "")
  string(APPEND reason ", and what is in ${CAF_INCLUDE_DIR} does not say its version.")
else()
  string(APPEND reason ", and found was ${CAF_VERSION} in ${CAF_INCLUDE_DIR}.")
endif()
string(APPEND reason " On Debian 12: apt-get install libcaf-dev. One in another folder is found"
  " with -DCMAKE_PREFIX_PATH=FOLDER.")

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CAF
  REQUIRED_VARS CAF_CORE_LIBRARY CAF_INCLUDE_DIR CAF_VERSION
  VERSION_VAR CAF_VERSION HANDLE_VERSION_RANGE
  REASON_FAILURE_MESSAGE "${reason}")

if(CAF_FOUND AND NOT TARGET CAF::core)
  find_package(Threads REQUIRED)
  add_library(CAF::core UNKNOWN IMPORTED)
  set_target_properties(CAF::core PROPERTIES
    IMPORTED_LOCATION "${CAF_CORE_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${CAF_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES Threads::Threads)
endif()
