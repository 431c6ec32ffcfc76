#pragma once

#include "io/files/error.hpp"

#include <cstddef>

namespace dnd::actors {

/// Whether the system gives the threads, and the memory for them, that an engine with so many log
/// writers takes. An engine starts with one, and asks again before each further one. To be asked
/// before one is started: a part of an engine that finds no thread has no way to say so. It tries
/// them out where a limit on memory is set, or a low one on threads, of the user or of a control
/// group, and costs next to nothing elsewhere. `busy` says what is short.
[[nodiscard]] io::result<done> check_threads(std::size_t log_writers);

}  // namespace dnd::actors
