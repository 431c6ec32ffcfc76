# Finds utf8proc (Debian: libutf8proc-dev) and prefers its static library: it is one table and a few
# functions, which are not worth a library that every start has to map. Defines dnd::utf8proc.
include(static_library)
dnd_find_static(Utf8proc
  TARGET dnd::utf8proc HEADER utf8proc.h LIBRARY libutf8proc.a utf8proc)
