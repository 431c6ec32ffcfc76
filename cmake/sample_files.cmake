# Compiles the world `Sample` into the program, so that `dnd demo` needs no files.

# dnd_sample_files(<variable>) appends the source file to the list in <variable>.
function(dnd_sample_files list_name)
  set(world "${CMAKE_SOURCE_DIR}/worlds/Sample")
  file(GLOB files CONFIGURE_DEPENDS RELATIVE "${world}"
    "${world}/*.dnd" "${world}/world.yaml" "${world}/characters/*.yaml")
  set(code "#include \"cli/app/sample_files.hpp\"\n\n#include <array>\n\nnamespace dnd::cli {\n\n")
  list(LENGTH files count)
  string(APPEND code
    "std::span<const sample_file> sample_files() noexcept {\n"
    "  static constexpr std::array<sample_file, ${count}> files{{\n")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${world}/${file}")
    file(READ "${world}/${file}" text)
    string(APPEND code "      {\"${file}\", R\"sample(${text})sample\"},\n")
  endforeach()
  string(APPEND code "  }};\n  return files;\n}\n\n}  // namespace dnd::cli\n")

  # Written only when it has changed, so that nothing is compiled again without a reason.
  set(output "${CMAKE_CURRENT_BINARY_DIR}/sample_files.cpp")
  set(before "")
  if(EXISTS "${output}")
    file(READ "${output}" before)
  endif()
  if(NOT "${before}" STREQUAL "${code}")
    file(WRITE "${output}" "${code}")
  endif()
  set(${list_name} ${${list_name}} "${output}" PARENT_SCOPE)
endfunction()
