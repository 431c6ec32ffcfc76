# Finds pugixml (Debian: libpugixml-dev) and prefers its static library: one library less to load at
# every start, for what few starts need. Defines the target dnd::pugixml.
include(static_library)
dnd_find_static(pugixml_static
  TARGET dnd::pugixml HEADER pugixml.hpp LIBRARY libpugixml.a pugixml)
