# Run by CPack over what it is about to pack: puts the documents into the form that Debian wants.
# The manual page and the changelogs are compressed, and `copyright` holds both licences.
set(source "${CPACK_DND_SOURCE_DIR}")
set(package "${CPACK_TEMPORARY_DIRECTORY}")
set(documents "${package}/usr/share/doc/dnd")
file(CHMOD_RECURSE "${package}" DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE
  FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
file(CHMOD "${package}/usr/bin/dnd" PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# What Debian's changelog says of a version: where to read on, and the day of its release.
file(STRINGS "${source}/CHANGELOG.md" releases REGEX "^## \\[[0-9.]+\\] - [0-9-]+$")
list(GET releases 0 newest)
string(REGEX REPLACE "^.* - " "" day "${newest}")
execute_process(COMMAND date --utc --rfc-email --date "${day}" OUTPUT_VARIABLE date
  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
set(version "${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}")
file(WRITE "${documents}/changelog.Debian"
"dnd (${version}) bookworm; urgency=medium

  * Version ${CPACK_PACKAGE_VERSION}: see /usr/share/doc/dnd/changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
file(RENAME "${documents}/CHANGELOG.md" "${documents}/changelog")
# copyright(5) indents what it quotes by a space, and an empty line is a dot.
function(quoted variable file)
  file(READ "${file}" text)
  string(STRIP "${text}" text)
  string(REGEX REPLACE "\n\n" "\n.\n" text "${text}")
  string(REPLACE "\n" "\n " text " ${text}")
  set(${variable} "${text}" PARENT_SCOPE)
endfunction()
quoted(CPACK_DND_LICENSE "${source}/LICENSE")
quoted(CPACK_DND_NOTICE "${source}/NOTICE")
configure_file("${source}/share/debian/copyright.in" "${documents}/copyright" @ONLY)
file(MAKE_DIRECTORY "${package}/usr/share/lintian/overrides")
configure_file("${source}/share/debian/lintian-overrides"
  "${package}/usr/share/lintian/overrides/dnd" COPYONLY)

# What is linked into the program keeps its licence, in the words of Debian's package of it.
file(WRITE "${documents}/third-party-licences" "")
foreach(library IN ITEMS libyaml-cpp-dev libpugixml-dev libtoml11-dev libutf8proc-dev libxxhash-dev
    libzstd-dev libjemalloc-dev libedit-dev libbsd-dev libmd-dev libncurses-dev)
  file(READ "/usr/share/doc/${library}/copyright" text)
  file(APPEND "${documents}/third-party-licences" "==== ${library} ====\n\n${text}\n")
endforeach()

execute_process(COMMAND gzip -9 --no-name
  "${documents}/changelog" "${documents}/changelog.Debian" "${documents}/third-party-licences"
  "${package}/usr/share/man/man1/dnd.1"
  COMMAND_ERROR_IS_FATAL ANY)
