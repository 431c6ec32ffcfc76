#include "cli/app/progress_to.hpp"

#include "cli/terminal/terminal.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <string_view>

namespace dnd::cli {

progress_output progress_to(context& with) {
  progress_output where{
      .write = {},
      .now =
          [] {
            const auto now = std::chrono::steady_clock::now();
            return std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch());
          },
      .look = with.out.err().look,
      .width = with.out.err().width};
  if (is_terminal(STDERR_FILENO))
    where.write = [](std::string_view text) {
      (void)std::fwrite(text.data(), 1, text.size(), stderr);
      (void)std::fflush(stderr);
    };
  return where;
}

}  // namespace dnd::cli
