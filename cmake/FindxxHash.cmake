# Finds the headers of xxHash (Debian: libxxhash-dev). They are inlined, so that the checksum of an
# event line is compiled with our flags and costs no call. Defines the target xxHash::inline.
find_path(XXHASH_INCLUDE_DIR NAMES xxhash.h)
mark_as_advanced(XXHASH_INCLUDE_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(xxHash REQUIRED_VARS XXHASH_INCLUDE_DIR)

if(xxHash_FOUND AND NOT TARGET xxHash::inline)
  add_library(xxHash::inline INTERFACE IMPORTED)
  set_target_properties(xxHash::inline PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${XXHASH_INCLUDE_DIR}"
    INTERFACE_COMPILE_DEFINITIONS XXH_INLINE_ALL)
endif()
