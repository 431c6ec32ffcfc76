# Compiles the page of the host into the program: esbuild makes one script of the TypeScript, and one
# style sheet of the others; what comes out stands in a source file, with a sum for each.

# Run as a script, this is the second half. Wants FOLDER, where the four files are, and OUTPUT.
if(CMAKE_SCRIPT_MODE_FILE)
  set(code "#include \"cli/host/page_files.hpp\"\n\n#include <array>\n\n")
  string(APPEND code "namespace dnd::cli::host {\n\n"
    "std::span<const page_file> page_files() noexcept {\n"
    "  static constexpr std::array<page_file, 4> files{{\n")
  foreach(file IN ITEMS
      "/|index.html|text/html; charset=utf-8"
      "/app.js|app.js|text/javascript; charset=utf-8"
      "/app.css|app.css|text/css; charset=utf-8"
      "/favicon.svg|favicon.svg|image/svg+xml")
    string(REGEX MATCH "^(.*)\\|(.*)\\|(.*)$" parts "${file}")
    set(path "${CMAKE_MATCH_1}")
    set(name "${CMAKE_MATCH_2}")
    set(type "${CMAKE_MATCH_3}")
    file(READ "${FOLDER}/${name}" text)
    string(SHA256 sum "${text}")
    string(SUBSTRING "${sum}" 0 32 sum)
    string(APPEND code
      "      {\"${path}\", \"${type}\", \"\\\"${sum}\\\"\", R\"page_file(${text})page_file\"},\n")
  endforeach()
  string(APPEND code "  }};\n  return files;\n}\n\n}  // namespace dnd::cli::host\n")
  file(WRITE "${OUTPUT}" "${code}")
  return()
endif()

# dnd_page_files(<variable>) appends the source file to the list in <variable>.
function(dnd_page_files list_name)
  find_program(DND_ESBUILD esbuild)
  if(NOT DND_ESBUILD)
    message(FATAL_ERROR "esbuild is missing, which the page of `dnd host` is bundled with: "
      "apt-get install esbuild")
  endif()
  set(page "${CMAKE_CURRENT_SOURCE_DIR}/host/page")
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/page")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/page_files.cpp")
  file(GLOB_RECURSE parts CONFIGURE_DEPENDS "${page}/source/*.ts" "${page}/style/*.css")
  set(script "${CMAKE_CURRENT_FUNCTION_LIST_FILE}")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${DND_ESBUILD}" "${page}/source/app.ts" "${page}/style/app.css" --bundle --minify
      --target=es2020,chrome90,firefox90,safari15 --format=iife --legal-comments=none
      --charset=utf8 --entry-names=[name] "--outdir=${folder}" --log-level=warning
    COMMAND "${CMAKE_COMMAND}" -E copy "${page}/index.html" "${page}/favicon.svg" "${folder}"
    COMMAND "${CMAKE_COMMAND}" -D "FOLDER=${folder}" -D "OUTPUT=${output}" -P "${script}"
    DEPENDS ${parts} "${page}/index.html" "${page}/favicon.svg" "${script}"
    COMMENT "Bundling the page of the host"
    VERBATIM)
  set(${list_name} ${${list_name}} "${output}" PARENT_SCOPE)
endfunction()
