# Compiles the world `srd` into the program: the packer turns its YAML files into one blob, which the
# assembler includes between the symbols dnd_builtin_content_begin and dnd_builtin_content_end.

# dnd_builtin_content(<variable>) appends the assembler file to the list in <variable>.
function(dnd_builtin_content list_name)
  set(packer "${CMAKE_SOURCE_DIR}/cmake/pack_content.cpp")
  if(NOT EXISTS "${packer}")
    return()
  endif()
  set(world "${CMAKE_SOURCE_DIR}/worlds/srd")
  set(blob "${CMAKE_CURRENT_BINARY_DIR}/builtin_content.bin")
  set(assembly "${CMAKE_CURRENT_BINARY_DIR}/builtin_content.S")

  add_executable(pack_content "${packer}")
  target_link_libraries(pack_content PRIVATE dnd_options)

  # A new or a removed file changes the list, a changed one its time; the list is a dependency too,
  # because the removal of a file would change nothing else.
  # Characters and campaigns that are played in this world are not part of the program.
  file(GLOB files CONFIGURE_DEPENDS "${world}/*.yaml" "${world}/*/*.yaml")
  file(GLOB campaigns "${world}/*/campaign.yaml")
  foreach(campaign IN LISTS campaigns ITEMS "${world}/characters/campaign.yaml")
    cmake_path(GET campaign PARENT_PATH folder)
    list(FILTER files EXCLUDE REGEX "^${folder}/")
  endforeach()
  list(JOIN files "\n" list_text)
  set(list_file "${CMAKE_CURRENT_BINARY_DIR}/builtin_content.list")
  file(CONFIGURE OUTPUT "${list_file}" CONTENT "${list_text}\n" @ONLY)
  add_custom_command(
    OUTPUT "${blob}"
    COMMAND pack_content "${world}" "${blob}"
    DEPENDS pack_content ${files} "${list_file}"
    COMMENT "Packing worlds/srd into the program"
    VERBATIM)

  file(CONFIGURE OUTPUT "${assembly}" @ONLY CONTENT [[
        .section .rodata
        .global dnd_builtin_content_begin
        .global dnd_builtin_content_end
        .balign 64
dnd_builtin_content_begin:
        .incbin "@blob@"
dnd_builtin_content_end:
        .byte 0
        .size dnd_builtin_content_begin, dnd_builtin_content_end - dnd_builtin_content_begin
        .type dnd_builtin_content_begin, @object
        .type dnd_builtin_content_end, @object
        .section .note.GNU-stack, "", @progbits
]])
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${blob}")
  set(${list_name} ${${list_name}} "${assembly}" PARENT_SCOPE)
endfunction()
