#include "model/views/log_filter.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace dnd::model::views {
namespace {

[[nodiscard]] char lower(char letter) noexcept {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

bool same_but_for_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

void log_filter::read(commit_ptr what) {
  const bool by_fits = terms_.by.empty() || same_but_for_case(what->by, terms_.by);
  commit_part part;
  seq_t seq = what->first;
  for (const event& each : *what->events) {
    // Whatever fits, the list of sessions has to see it.
    const std::uint32_t session = terms_.session ? sessions_.read_event(seq, what->at_ms, each) : 0;
    const bool fits = by_fits && (!terms_.session || session == *terms_.session) &&
                      (terms_.type.empty() || type_name(each) == terms_.type);
    if (fits) part.seqs.push_back(seq);
    ++seq;
  }
  if (part.seqs.empty()) return;
  events_ += part.seqs.size();
  part.what = std::move(what);
  kept_.push_back(std::move(part));
  if (terms_.last) drop_excess();
}

void log_filter::drop_excess() {
  while (events_ > *terms_.last) {
    std::vector<seq_t>& oldest = kept_.front().seqs;
    const std::uint64_t excess = std::min<std::uint64_t>(events_ - *terms_.last, oldest.size());
    oldest.erase(oldest.begin(), oldest.begin() + static_cast<std::ptrdiff_t>(excess));
    events_ -= excess;
    if (oldest.empty()) kept_.pop_front();
  }
}

std::vector<commit_part> log_filter::take() {
  std::vector<commit_part> out(std::make_move_iterator(kept_.begin()),
                               std::make_move_iterator(kept_.end()));
  kept_.clear();
  events_ = 0;
  return out;
}

seq_t log_filter::oldest() const noexcept {
  return kept_.empty() ? 0 : kept_.front().seqs.front();
}

}  // namespace dnd::model::views
