#include "model/views/chances.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

namespace dnd::model::views {
namespace {

/// What nobody asks for who asks what may happen.
bool is_detail(std::string_view figure) {
  constexpr std::array<std::string_view, 8> details{
      "turn.", "stat_block.", "record.", "session.", "order", "time", "died", "long_rested"};
  return std::any_of(details.begin(), details.end(),
                     [&](std::string_view each) { return figure.starts_with(each); });
}

/// "31.4 %", rounded to the nearest.
std::string percent(std::uint64_t part, std::uint64_t whole) {
  const std::uint64_t mille = (part * 2'000 + whole) / (whole * 2);
  return fmt::format("{}.{} %", mille / 10, mille % 10);
}

/// "7.3": a tenth, rounded.
std::string mean_text(std::int64_t sum, std::uint64_t times) {
  const auto count = static_cast<std::int64_t>(times);
  const std::int64_t tenths = (sum * 20 + (sum < 0 ? -count : count)) / (count * 2);
  return fmt::format("{}{}.{}", tenths < 0 ? "-" : "", std::abs(tenths) / 10,
                     std::abs(tenths) % 10);
}

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || wrong != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

std::int64_t signed_count(std::uint64_t count) {
  return static_cast<std::int64_t>(count);
}

using shares = std::vector<std::pair<std::string, std::uint64_t>>;

/// "mean 3.2, from 0 to 7" where all of them are numbers.
std::string summary_of(const shares& all, std::uint64_t times) {
  // What is always the same has been said.
  if (all.size() == 1) return {};
  std::int64_t sum = 0;
  std::int64_t least = INT64_MAX;
  std::int64_t most = INT64_MIN;
  for (const auto& [text, count] : all) {
    const auto number = number_of(text);
    if (!number) return {};
    sum += *number * signed_count(count);
    least = std::min(least, *number);
    most = std::max(most, *number);
  }
  return fmt::format("; mean {}, from {} to {}", mean_text(sum, times), least, most);
}

}  // namespace

void chance_tally::add_events(std::span<const event> events) {
  std::map<std::string, std::int64_t> hurt;
  for (const event& each : events) {
    if (const auto* roll = get_if<attack_rolled>(&each)) {
      attack_count& count = attacks_[fmt::format("{} with {} against {}", roll->attacker.view(),
                                                 roll->weapon.view(), roll->target.view())];
      ++count.rolled;
      count.hits += roll->hit ? 1 : 0;
      count.criticals += roll->critical ? 1 : 0;
    } else if (const auto* dealt = get_if<damage_dealt>(&each)) {
      hurt[dealt->target.str()] += dealt->amount;
    }
  }
  for (const auto& [target, amount] : hurt) {
    damage_count& count = damage_[target];
    count.sum += amount;
    count.least = std::min(count.least, amount);
    count.most = std::max(count.most, amount);
    ++count.times;
  }
}

void chance_tally::add(const state& before, const state& after, std::span<const event> events) {
  ++times_;
  add_events(events);
  for (const figure_change& each : differences(before, after)) {
    if (is_detail(each.figure) || (each.moves && each.figure != present_figure)) continue;
    figure_count& count = figures_[std::pair(each.subject, each.figure)];
    count.before = each.before;
    ++count.after[each.after];
  }
}

void chance_tally::add_refused(const refusal& why) {
  ++times_;
  ++refused_;
  if (!why_) why_ = why;
}

void chance_tally::tell_attacks(books_view& view) const {
  for (const auto& [who, count] : attacks_)
    view.rows.push_back(
        {.text = fmt::format("{}: hits {}, critical {}.", who, percent(count.hits, count.rolled),
                             percent(count.criticals, count.rolled)),
         .values = {{"attack", who},
                    {"rolled", signed_count(count.rolled)},
                    {"hits", signed_count(count.hits)},
                    {"criticals", signed_count(count.criticals)}}});
}

void chance_tally::tell_damage(books_view& view) const {
  const std::uint64_t done = times_ - refused_;
  for (const auto& [target, count] : damage_) {
    // Where nothing was dealt it was none.
    const std::int64_t least = count.times < done ? 0 : count.least;
    view.rows.push_back(
        {.text = fmt::format("{} takes {} damage on the average, from {} to {}.", target,
                             mean_text(count.sum, done), least, count.most),
         .values = {
             {"target", target}, {"damage", count.sum}, {"least", least}, {"most", count.most}}});
  }
}

void chance_tally::tell_figures(books_view& view) const {
  const std::uint64_t done = times_ - refused_;
  for (const auto& [key, count] : figures_) {
    std::uint64_t changed = 0;
    shares all(count.after.begin(), count.after.end());
    for (const auto& [text, times] : all) changed += times;
    if (changed < done) all.emplace_back(count.before, done - changed);
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      // As often: numbers by their size, before words.
      if (a.second != b.second) return a.second > b.second;
      constexpr std::int64_t word = INT64_MAX;
      return number_of(a.first).value_or(word) < number_of(b.first).value_or(word);
    });
    constexpr std::size_t listed_max = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(all.size(), listed_max); ++i)
      text +=
          fmt::format("{}{} in {}", i == 0 ? "" : ", ",
                      all[i].first.empty() ? "none" : all[i].first, percent(all[i].second, done));
    if (all.size() > listed_max) text += " …";
    std::string name = key.second;
    std::replace(name.begin(), name.end(), '_', ' ');
    const std::string who = key.first.empty() ? "the campaign" : key.first;
    std::string line = fmt::format("{}, {}: {}{}.", who, name, text, summary_of(all, done));
    for (const auto& [value, times] : all)
      view.rows.push_back({.text = std::exchange(line, std::string()),
                           .values = {{"subject", key.first},
                                      {"figure", key.second},
                                      {"value", value},
                                      {"times", signed_count(times)}}});
  }
}

books_view chance_tally::told() const {
  books_view view{.key = "chances", .rows = {}, .nothing = "Nothing comes of it."};
  view.rows.push_back(
      {.text = fmt::format("Tried {} times; nothing of it has happened.", times_),
       .values = {{"tried", signed_count(times_)}, {"refused", signed_count(refused_)}}});
  if (refused_ > 0)
    view.rows.push_back(
        {.text = fmt::format("Refused in {}: {}.", percent(refused_, times_), why_->message),
         .values = {}});
  if (refused_ == times_) return view;
  tell_attacks(view);
  tell_damage(view);
  tell_figures(view);
  if (view.rows.size() == 1) view.rows.push_back({.text = view.nothing, .values = {}});
  return view;
}

}  // namespace dnd::model::views
