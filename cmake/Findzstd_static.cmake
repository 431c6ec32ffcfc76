# Finds zstd (Debian: libzstd-dev) and prefers its static library: only backups need it, so no start
# of the program should have to map it. Defines the target dnd::zstd.
include(static_library)
dnd_find_static(zstd_static TARGET dnd::zstd HEADER zstd.h LIBRARY libzstd.a zstd)
