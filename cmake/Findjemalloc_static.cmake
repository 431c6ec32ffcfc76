# Finds jemalloc (Debian: libjemalloc-dev) as a static library that can be linked into a
# position-independent program: no start has to map one more library. Defines dnd::jemalloc.
find_library(JEMALLOC_STATIC_LIBRARY NAMES libjemalloc_pic.a libjemalloc.a)
mark_as_advanced(JEMALLOC_STATIC_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(jemalloc_static REQUIRED_VARS JEMALLOC_STATIC_LIBRARY)

if(jemalloc_static_FOUND AND NOT TARGET dnd::jemalloc)
  find_package(Threads REQUIRED)
  add_library(dnd::jemalloc UNKNOWN IMPORTED)
  set_target_properties(dnd::jemalloc PROPERTIES
    IMPORTED_LOCATION "${JEMALLOC_STATIC_LIBRARY}"
    INTERFACE_LINK_LIBRARIES "Threads::Threads;m;${CMAKE_DL_LIBS}")
endif()
