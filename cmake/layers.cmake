# What nearly every source of ours includes: parsing these is half of what compiling one costs. With
# DND_PCH off each source stands on its own includes, which is how the preset `dev` builds.
set(dnd_common_headers
  <algorithm> <array> <functional> <map> <memory> <optional> <span> <string> <string_view> <utility>
  <variant> <vector> <fmt/format.h> "${CMAKE_SOURCE_DIR}/model/refusal.hpp"
  "${CMAKE_SOURCE_DIR}/model/state.hpp")

# dnd_layer(<name> SOURCES <file>... LINKS <target>... [PCH <header>...] [ALONE <file>...])
#
# Makes the static library of one folder. A folder without sources becomes an interface library.
# ALONE: see dnd_unity.
function(dnd_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS;PCH;ALONE")
  if(arg_SOURCES)
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC dnd_options ${arg_LINKS})
    dnd_unity(${name} BATCH 8 ALONE ${arg_ALONE})
    if(DND_PCH AND arg_PCH)
      target_precompile_headers(${name} PRIVATE ${arg_PCH})
    endif()
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE dnd_options ${arg_LINKS})
  endif()
endfunction()
