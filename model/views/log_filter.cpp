#include "model/views/log_filter.hpp"

#include <algorithm>
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
  const bool leaves_out = terms_.undone == log_terms::taken_back::left_out;
  commit_part part;
  seq_t seq = what->first;
  for (const event& each : *what->events) {
    // Whatever fits, the list of sessions has to see it.
    const std::uint32_t session = terms_.session ? sessions_.read_event(seq, what->at_ms, each) : 0;
    const bool fits = by_fits && (!terms_.session || session == *terms_.session) &&
                      (terms_.type.empty() || type_name(each) == terms_.type) &&
                      !(leaves_out && undone_.contains(seq));
    if (fits) part.seqs.push_back(seq);
    ++seq;
  }
  if (part.seqs.empty()) return;
  // A command is taken back whole.
  part.undone = undone_.contains(what->first);
  part.what = std::move(what);
  kept_.push_back(std::move(part));
  if (terms_.last && kept_.size() > *terms_.last) kept_.pop_front();
}

std::vector<commit_part> log_filter::take() {
  std::vector<commit_part> out(std::make_move_iterator(kept_.begin()),
                               std::make_move_iterator(kept_.end()));
  kept_.clear();
  return out;
}

seq_t log_filter::oldest() const noexcept {
  return kept_.empty() ? 0 : kept_.front().seqs.front();
}

}  // namespace dnd::model::views
