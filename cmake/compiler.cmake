# How our own code is compiled and linked. Third-party headers come in as SYSTEM and are exempt.

# An optimized build is the default: the program is fast or it is another program. DND_ASSERT does
# not depend on NDEBUG, so the invariants are checked in this build too.
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, RelWithDebInfo or Debug" FORCE)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(dnd_options INTERFACE)
target_include_directories(dnd_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(dnd_options INTERFACE DND_VERSION="${PROJECT_VERSION}")
target_compile_options(dnd_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-Wpedantic;-Wconversion>)
# Another compiler warns of other things: that stops who works on the program, not who builds it.
if(DND_WERROR)
  target_compile_options(dnd_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()
# Where sources are compiled together, a local name may well be a global one of another source.
if(DND_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(dnd_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wshadow=local>)
elseif(NOT DND_UNITY)
  target_compile_options(dnd_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wshadow>)
endif()
# g++ 12 sees overruns in inlined std::string operations that are not there (GCC bugs 105329 and
# 105651), in other places with each change of what is inlined.
target_compile_options(dnd_options INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-restrict;-Wno-stringop-overflow>)

# Without these, g++ clears and copies values of a hundred bytes with string instructions, which
# take tens of cycles to begin: a tenth of a replay was that.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  set(loop "unrolled_loop:512:noalign,libcall:-1:noalign")
  target_compile_options(dnd_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-mmemset-strategy=${loop};-mmemcpy-strategy=${loop}>)
endif()

# Starting takes a few milliseconds, and most of that is the dynamic loader's: only the libraries
# that are used, bound when first called.
target_link_options(dnd_options INTERFACE LINKER:--as-needed LINKER:-z,lazy LINKER:-O1)

if(DND_SANITIZE)
  # -Wno-maybe-uninitialized: g++ 12 reports false positives once it instruments.
  # The library's own checks see an index past the end of a vector that has room there, which the
  # sanitizers do not.
  set(flags -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
            -D_GLIBCXX_ASSERTIONS)
  target_compile_options(dnd_options INTERFACE ${flags} -Wno-maybe-uninitialized)
  target_link_options(dnd_options INTERFACE ${flags})
endif()

# What a command allocates is freed by another thread, and what a log is read into is many small
# things: jemalloc does both faster than the C library. The sanitizers have allocators of their own.
set(dnd_allocator $<$<NOT:$<BOOL:${DND_SANITIZE}>>:dnd::jemalloc>)

# mold, then lld, then whatever the compiler uses. Only the link time depends on it.
find_program(DND_MOLD NAMES mold)
find_program(DND_LLD NAMES ld.lld)
mark_as_advanced(DND_MOLD DND_LLD)
if(DND_MOLD)
  target_link_options(dnd_options INTERFACE -fuse-ld=mold)
elseif(DND_LLD)
  target_link_options(dnd_options INTERFACE -fuse-ld=lld)
endif()

option(DND_CCACHE "Compile through ccache when it is installed" OFF)
if(DND_CCACHE)
  find_program(DND_CCACHE_PROGRAM NAMES ccache)
  mark_as_advanced(DND_CCACHE_PROGRAM)
  if(DND_CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${DND_CCACHE_PROGRAM}")
  endif()
endif()
