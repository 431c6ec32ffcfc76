#include "cli/app/app.hpp"
#include "cli/terminal/shortage.hpp"
#include "cli/terminal/standard_streams.hpp"

#include <cstddef>
#include <span>

int main(int argument_count, char** arguments) {
  dnd::cli::open_standard_streams();
  dnd::cli::say_what_runs_short();
  const std::size_t count = argument_count > 0 ? static_cast<std::size_t>(argument_count) - 1 : 0;
  return dnd::cli::run(std::span<const char* const>(arguments + (count > 0 ? 1 : 0), count));
}
