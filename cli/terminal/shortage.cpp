#include "cli/terminal/shortage.hpp"

#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string_view>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>

namespace dnd::cli {
namespace {

constexpr std::string_view no_memory =
    "dnd: there is not enough memory. Raise the limit (ulimit -v, ulimit -d). What was answered is "
    "saved.\n";
constexpr std::string_view no_threads =
    "dnd: the system gives no more threads. Raise the limits (ulimit -u, ulimit -v). What was "
    "answered is saved.\n";

/// By the system's own calls: nothing can be relied upon any more.
[[noreturn]] void end(std::string_view why) noexcept {
  (void)!::write(STDERR_FILENO, why.data(), why.size());
  ::_exit(EXIT_FAILURE);
}

[[noreturn]] void on_no_memory() {
  end(no_memory);
}

/// An exception that nobody catches: in a thread of a library.
[[noreturn]] void on_terminate() noexcept {
  if (const auto thrown = std::current_exception()) {
    try {
      std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
      end(no_memory);
    } catch (const std::system_error&) {
      end(no_threads);
    } catch (...) {
      // A fault of the program itself: the core is worth having.
    }
  }
  std::abort();
}

// A sanitizer begins in this place, too, and has not begun when this is called.
#ifndef __SANITIZE_ADDRESS__
/// What the libraries and the settings take before there is anybody to say that it is too little.
constexpr std::size_t least_bytes = std::size_t{16} * 1024 * 1024;

extern "C" void look_for_memory() noexcept {
  void* const probe =
      ::mmap(nullptr, least_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (probe == MAP_FAILED) end(no_memory);
  ::munmap(probe, least_bytes);
}

/// Before the constructors of all libraries.
[[gnu::section(".preinit_array"), gnu::used]] void (*first_of_all)() = look_for_memory;
#endif

}  // namespace

void say_what_runs_short() noexcept {
  std::set_new_handler(on_no_memory);
  std::set_terminate(on_terminate);
}

}  // namespace dnd::cli
