#include "cli/host/last_resort.hpp"

#include "cli/app/exit_code.hpp"

#include <string_view>
#include <unistd.h>

namespace dnd::cli::host {
namespace {

constexpr std::string_view last_words =
    "dnd: was asked to stop and still waits for the disk or for a client: it ends now. All that "
    "was answered is saved.\n";

}  // namespace

last_resort::last_resort(std::chrono::milliseconds patience)
    : waits_([this, patience] {
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, patience, [this] { return is_in_time_; })) return;
        (void)!::write(STDERR_FILENO, last_words.data(), last_words.size());
        ::_exit(static_cast<int>(exit_code::terminated));
      }) {}

last_resort::~last_resort() {
  {
    const std::lock_guard lock(mutex_);
    is_in_time_ = true;
  }
  changed_.notify_all();
  waits_.join();
}

}  // namespace dnd::cli::host
