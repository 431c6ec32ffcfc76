# Finds zstd (Debian: libzstd-dev) and prefers its static library: only backups need it, so no start
# of the program should have to map it. Defines the target dnd::zstd.
find_path(ZSTD_INCLUDE_DIR NAMES zstd.h)
find_library(ZSTD_STATIC_LIBRARY NAMES libzstd.a zstd)
mark_as_advanced(ZSTD_INCLUDE_DIR ZSTD_STATIC_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(zstd_static
  REQUIRED_VARS ZSTD_STATIC_LIBRARY ZSTD_INCLUDE_DIR)

if(zstd_static_FOUND AND NOT TARGET dnd::zstd)
  add_library(dnd::zstd UNKNOWN IMPORTED)
  set_target_properties(dnd::zstd PROPERTIES
    IMPORTED_LOCATION "${ZSTD_STATIC_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${ZSTD_INCLUDE_DIR}")
endif()
