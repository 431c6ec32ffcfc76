#include "model/rules/ability_scores.hpp"

#include "model/dice/simple.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

namespace dnd::model::rules {

namespace {

constexpr score_array standard_scores = {15, 14, 13, 12, 10, 8};
constexpr int points_most = 27;
constexpr std::int16_t least_given = 3;
constexpr std::int16_t most_given = 18;
constexpr std::string_view how_to_say =
    "write `abilities: str 15 and: con 14 and: dex 13 and: wis 12 and: cha 10 and: int 8`";

struct typed_score {
  ability which{};
  std::optional<std::int16_t> score;
};

std::optional<typed_score> read_score(const word& said) {
  std::string_view text = said.text;
  typed_score made;
  if (const std::size_t blank = text.rfind(' '); blank != std::string_view::npos) {
    std::int16_t number = 0;
    const std::string_view digits = text.substr(blank + 1);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
    made.score = number;
    text = text.substr(0, blank);
  } else if (said.number_after) {
    made.score = static_cast<std::int16_t>(std::clamp(*said.number_after, 0, 100));
  }
  const auto which = parse_ability(text);
  if (!which) return std::nullopt;
  made.which = *which;
  return made;
}

/// All six, each once.
ruled<std::vector<typed_score>> read_all(std::span<const word> said) {
  std::vector<typed_score> all;
  for (const word& each : said) {
    const auto one = read_score(each);
    if (!one)
      return refusal{refusal_code::unknown_ability,
                     fmt::format("\"{}\" is no ability with a score", each.text),
                     std::string(how_to_say), each.column};
    const auto same = [&](const typed_score& other) { return other.which == one->which; };
    if (std::ranges::any_of(all, same))
      return refusal{refusal_code::bad_value,
                     fmt::format("{} stands there twice", to_text(one->which)),
                     {},
                     each.column};
    all.push_back(*one);
  }
  if (all.size() != ability_count)
    return refusal{refusal_code::missing_label,
                   fmt::format("a character has six abilities, and here are {}", all.size()),
                   std::string(how_to_say), std::nullopt};
  return all;
}

/// The best three of four dice, six times; the highest first.
score_array roll_scores(dice_roller& dice) {
  score_array scores{};
  for (std::int16_t& score : scores) {
    std::array<int, 4> faces{};
    simple_dice one;
    one.count = 1;
    one.faces = 6;
    for (int& face : faces) face = roll(one, dice);
    std::ranges::sort(faces);
    score = static_cast<std::int16_t>(faces[1] + faces[2] + faces[3]);
  }
  std::ranges::sort(scores, std::greater<>());
  return scores;
}

score_array in_order(const std::vector<typed_score>& all, const score_array& values) {
  score_array scores{};
  for (std::size_t i = 0; i < all.size(); ++i)
    scores[static_cast<std::size_t>(all[i].which)] = values[i];
  return scores;
}

bool is_standard(score_array scores) {
  std::ranges::sort(scores, std::greater<>());
  return scores == standard_scores;
}

/// Nothing for scores of which one cannot be bought.
std::optional<int> points_for(const score_array& scores) {
  int cost = 0;
  for (const std::int16_t score : scores) {
    const auto one = cost_of_score(score);
    if (!one) return std::nullopt;
    cost += *one;
  }
  return cost;
}

objection check_scores(score_method how, const score_array& scores) {
  if (how == score_method::given) {
    for (const std::int16_t score : scores)
      if (score < least_given || score > most_given)
        return refusal{refusal_code::bad_value,
                       fmt::format("a score is from {} to {} before the race counts, not {}",
                                   least_given, most_given, score),
                       {},
                       std::nullopt};
    return std::nullopt;
  }
  const auto cost = points_for(scores);
  if (how != score_method::points && is_standard(scores)) return std::nullopt;
  if (how == score_method::standard)
    return refusal{refusal_code::bad_value, "the standard scores are 15, 14, 13, 12, 10 and 8",
                   "`scores: points` or `scores: given` takes others", std::nullopt};
  if (!cost)
    return refusal{refusal_code::bad_value, "points buy scores from 8 to 15",
                   "`scores: given` takes others", std::nullopt};
  if (*cost > points_most)
    return refusal{refusal_code::too_many,
                   fmt::format("these scores cost {} points, and there are {}", *cost, points_most),
                   "`scores: given` takes them all the same", std::nullopt};
  return std::nullopt;
}

}  // namespace

std::optional<int> cost_of_score(int score) noexcept {
  constexpr std::array<int, 8> costs = {0, 1, 2, 3, 4, 5, 7, 9};
  if (score < 8 || score > 15) return std::nullopt;
  return costs[static_cast<std::size_t>(score - 8)];
}

ruled<score_array> scores_by(score_method how, std::span<const word> said, dice_roller& dice) {
  const auto all = read_all(said);
  if (!all) return all.error();
  const auto has_number = [](const typed_score& one) { return one.score.has_value(); };
  const bool none = std::ranges::none_of(*all, has_number);
  if (how == score_method::rolled) {
    if (!none)
      return refusal{refusal_code::bad_value, "rolled scores need no numbers",
                     "name the abilities alone, the most important first; `scores: given` takes "
                     "what the table rolled",
                     said.front().column};
    return in_order(*all, roll_scores(dice));
  }
  if (none && (how == score_method::any_fair || how == score_method::standard))
    return in_order(*all, standard_scores);
  if (!std::ranges::all_of(*all, has_number))
    return refusal{refusal_code::bad_value, "some of the abilities have no score",
                   std::string(how_to_say), said.front().column};
  score_array scores{};
  for (const typed_score& one : *all) scores[static_cast<std::size_t>(one.which)] = *one.score;
  if (auto no = check_scores(how, scores)) return *std::move(no);
  return scores;
}

}  // namespace dnd::model::rules
