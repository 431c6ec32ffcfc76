# Finds yaml-cpp (Debian: libyaml-cpp-dev) and prefers its static library: the loader has one library
# less to map and to relocate at every start. Defines the target dnd::yaml_cpp.
include(static_library)
dnd_find_static(yaml_cpp_static
  TARGET dnd::yaml_cpp HEADER yaml-cpp/yaml.h LIBRARY libyaml-cpp.a yaml-cpp)
