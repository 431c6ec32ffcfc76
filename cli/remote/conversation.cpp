#include "cli/remote/conversation.hpp"

#include "cli/remote/host_url.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dnd::cli::remote {
namespace {

using actors::json_value;

/// Own commits that are not told yet: more than there are lines on their way.
constexpr std::size_t own_max = 4'096;

/// The two numbers of `"seq":[41,43]`.
[[nodiscard]] std::optional<std::pair<std::uint64_t, std::uint64_t>> range_of(
    const json_value* list) {
  if (list == nullptr || list->items().size() != 2) return std::nullopt;
  const auto first = list->items()[0].count();
  const auto last = list->items()[1].count();
  if (!first || !last) return std::nullopt;
  return std::pair(*first, *last);
}

/// The host did not take it, as it is about to end: the next one may.
[[nodiscard]] bool is_turned_away(const reply& how) {
  if (how.status != 503 || how.answer() == nullptr) return false;
  const json_value* const why = how.answer()->find("error");
  return why != nullptr && why->text_of("code") == "closed";
}

}  // namespace

std::string conversation::target() const {
  const auto slash = label_.find('/');
  std::string out = fmt::format("/v1/campaigns/{}/{}/socket", escaped(label_.substr(0, slash)),
                                escaped(label_.substr(std::min(slash + 1, label_.size()))));
  if (last_ && which_ == commits::followed) out += fmt::format("?since={}", *last_);
  return out;
}

std::vector<std::string> conversation::begin(question first) {
  is_connected_ = true;
  waiting_.push_front(std::move(first));
  std::vector<std::string> texts;
  for (const question& each : waiting_) texts.push_back(each.text);
  return texts;
}

std::vector<question> conversation::lose() {
  is_connected_ = false;
  std::vector<question> out;
  std::deque<question> kept;
  for (question& each : waiting_) {
    if (each.may_be_repeated)
      kept.push_back(std::move(each));
    else
      out.push_back(std::move(each));
  }
  waiting_ = std::move(kept);
  return out;
}

std::vector<question> conversation::end() {
  is_connected_ = false;
  std::vector<question> out(std::make_move_iterator(waiting_.begin()),
                            std::make_move_iterator(waiting_.end()));
  waiting_.clear();
  return out;
}

void conversation::drop_lines() {
  DND_ASSERT(!is_connected_);
  std::erase_if(waiting_, [](const question& each) { return each.is_line; });
}

std::optional<std::string> conversation::ask(question what) {
  std::string text = what.text;
  waiting_.push_back(std::move(what));
  return is_connected_ ? std::optional(std::move(text)) : std::nullopt;
}

std::optional<conversation::answered> conversation::take(std::string_view text) {
  auto read = actors::read_value(text);
  if (!read) return std::nullopt;
  const std::string type = read->text_of("type");
  if (type == "hello" && !last_) {
    const json_value* const since = read->find("since");
    if (since != nullptr) last_ = since->count();
  }
  if (type == "commit") take_commit(*read);
  if (type != "answer" || waiting_.empty()) return std::nullopt;
  reply how{.message = *std::move(read)};
  if (const json_value* const status = how.message.find("status"))
    how.status = static_cast<unsigned>(status->count().value_or(0));
  question what = std::move(waiting_.front());
  waiting_.pop_front();
  if (is_turned_away(how)) {
    // Behind those that are sent already, whose answers come first; the host says the same to them.
    waiting_.push_back(std::move(what));
    return std::nullopt;
  }
  note_own(how.message);
  return answered{.what = std::move(what), .how = std::move(how)};
}

bool conversation::waits_for_line() const noexcept {
  return std::any_of(waiting_.begin(), waiting_.end(),
                     [](const question& each) { return each.is_line; });
}

void conversation::take_commit(const json_value& message) {
  const json_value* const commit = message.find("commit");
  const auto range = range_of(commit == nullptr ? nullptr : commit->find("seq"));
  if (!range || (last_ && range->second <= *last_)) return;
  last_ = range->second;
  if (which_ == commits::left_out || own_.erase(range->first) > 0) return;
  told_commit told{.first = range->first, .lines = {}};
  if (const json_value* const lines = message.find("lines"))
    for (const json_value& each : lines->items()) told.lines.emplace_back(each.text().value_or(""));
  commits_.push_back(std::move(told));
  if (commits_.size() <= commits_max) return;
  commits_.pop_front();
  ++left_out_;
}

void conversation::note_own(const json_value& message) {
  const json_value* const shown = message.find("shown");
  const json_value* const commits = shown == nullptr ? nullptr : shown->find("commits");
  if (commits == nullptr) return;
  for (const json_value& each : commits->items()) {
    const auto range = range_of(&each);
    if (!range) continue;
    // It was told already, or will be.
    const auto known = std::find_if(commits_.begin(), commits_.end(),
                                    [&](const auto& one) { return one.first == range->first; });
    if (known != commits_.end())
      commits_.erase(known);
    else if (!last_ || range->second > *last_)
      own_.insert(range->first);
  }
  while (own_.size() > own_max) own_.erase(own_.begin());
}

std::vector<std::string> conversation::take_lines(std::optional<std::uint64_t> before) {
  std::vector<std::string> out;
  if (waits_for_line()) return out;
  if (left_out_ > 0)
    out.push_back(fmt::format("{} more happened: `log` shows them.", std::exchange(left_out_, 0)));
  while (!commits_.empty() && (!before || commits_.front().first < *before)) {
    std::ranges::move(commits_.front().lines, std::back_inserter(out));
    commits_.pop_front();
  }
  return out;
}

}  // namespace dnd::cli::remote
