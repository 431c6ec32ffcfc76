#include "cli/terminal/progress.hpp"

#include "cli/render/bar.hpp"
#include "cli/render/text_width.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace dnd::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto time_between_draws = 100ms;
constexpr std::size_t progress_cells = 24;
/// Back to the first cell. Lines never get shorter, so nothing has to be erased, which not every
/// terminal could do.
constexpr std::string_view begin_line = "\r";

}  // namespace

progress_bar::progress_bar(progress_output where, std::string label, std::uint64_t total)
    : where_(std::move(where)), label_(where_.look.clean(label)), total_(total) {}

progress_bar::~progress_bar() {
  end_line();
}

void progress_bar::update(std::uint64_t done) {
  if (!where_.write || is_over_) return;
  done_ = std::clamp(done, done_, total_);
  const std::chrono::milliseconds now = where_.now();
  if (is_drawn_ && now - drawn_at_ < time_between_draws) return;
  drawn_at_ = now;
  draw();
}

void progress_bar::finish() {
  if (!where_.write || is_over_) return;
  done_ = total_;
  draw();
  end_line();
}

std::string progress_bar::line() const {
  const std::uint64_t percent = total_ == 0 ? 100 : done_ * 100 / total_;
  const std::string numbers = fmt::format("{:3}% {}/{}", percent, done_, total_);
  // The last cell stays free: a terminal may go to the next line after it.
  const std::size_t width = std::max<std::size_t>(where_.width, 20) - 1;
  const std::size_t with_bar = model::display_width(label_) + progress_cells + numbers.size() + 4;
  if (with_bar <= width) {
    const std::string cells =
        bar(static_cast<std::int64_t>(percent), 100, progress_cells, where_.look);
    return fmt::format("{} [{}] {}", label_, where_.look.paint(tone::accent, cells), numbers);
  }
  return shortened(fmt::format("{} {}", label_, numbers), width, where_.look);
}

void progress_bar::draw() {
  where_.write(fmt::format("{}{}", begin_line, line()));
  is_drawn_ = true;
}

void progress_bar::end_line() {
  if (is_over_) return;
  is_over_ = true;
  if (!is_drawn_) return;
  draw();
  where_.write("\n");
}

}  // namespace dnd::cli
