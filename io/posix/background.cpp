#include "io/posix/background.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace dnd::io {

void run_in_background() noexcept {
  constexpr int politely = 10;
  // On Linux this is a thread's own, and not its process's.
  const auto lowered [[maybe_unused]] =
      ::setpriority(PRIO_PROCESS, static_cast<::id_t>(::gettid()), politely);
}

}  // namespace dnd::io
