# Most of what a source costs the compiler is what its neighbours cost as well: headers, and
# templates to instantiate. So several are compiled as one, in half of the time. DND_UNITY=OFF is for
# work on few of them, and shows that each includes what it uses: the preset `dev`.

# dnd_unity(<target> BATCH <number> [ALONE <source>...])
#
# Compiles that many sources of the target at a time. ALONE are those that are big enough already.
function(dnd_unity target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "BATCH" "ALONE")
  if(DND_UNITY)
    set_target_properties(${target} PROPERTIES
      UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE "${arg_BATCH}")
    if(arg_ALONE)
      set_source_files_properties(${arg_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
  endif()
endfunction()
