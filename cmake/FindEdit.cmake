# Finds libedit (Debian: libedit-dev), the line editor of the REPL. The static library is preferred,
# with what it needs, because libedit.so pulls three more libraries into every start of the program.
# Defines the target Edit::Edit.
find_path(EDIT_INCLUDE_DIR NAMES histedit.h)
find_library(EDIT_STATIC_LIBRARY NAMES libedit.a)
find_library(EDIT_BSD_LIBRARY NAMES libbsd.a)
find_library(EDIT_MD_LIBRARY NAMES libmd.a)
find_library(EDIT_TINFO_LIBRARY NAMES libtinfo.a)
find_library(EDIT_LIBRARY NAMES edit)
mark_as_advanced(EDIT_INCLUDE_DIR EDIT_LIBRARY EDIT_STATIC_LIBRARY EDIT_BSD_LIBRARY
  EDIT_MD_LIBRARY EDIT_TINFO_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Edit REQUIRED_VARS EDIT_LIBRARY EDIT_INCLUDE_DIR)

if(Edit_FOUND AND NOT TARGET Edit::Edit)
  add_library(Edit::Edit UNKNOWN IMPORTED)
  set_target_properties(Edit::Edit PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${EDIT_INCLUDE_DIR}")
  if(EDIT_STATIC_LIBRARY AND EDIT_BSD_LIBRARY AND EDIT_MD_LIBRARY AND EDIT_TINFO_LIBRARY)
    set_target_properties(Edit::Edit PROPERTIES
      IMPORTED_LOCATION "${EDIT_STATIC_LIBRARY}"
      INTERFACE_LINK_LIBRARIES
        "${EDIT_TINFO_LIBRARY};${EDIT_BSD_LIBRARY};${EDIT_MD_LIBRARY}")
  else()
    set_target_properties(Edit::Edit PROPERTIES IMPORTED_LOCATION "${EDIT_LIBRARY}")
  endif()
endif()
