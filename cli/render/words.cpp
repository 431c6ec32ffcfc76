#include "cli/render/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dnd::cli {
namespace {

[[nodiscard]] char upper(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string_view called(const model::creature& who) noexcept {
  return who.number == 0 && !who.name.empty() ? who.name.view() : who.id.view();
}

std::string kind_text(const model::stat_block& block) {
  if (block.kind == model::creature_kind::monster) return block.name;
  std::vector<std::string> words;
  if (!block.race.empty()) words.push_back(block.race);
  for (const model::class_level& each : block.classes)
    words.push_back(fmt::format("{} {}", each.name.view(), each.level));
  return fmt::format("{}", fmt::join(words, " "));
}

std::string short_name(model::ability value) {
  std::string text(model::to_text(value));
  std::transform(text.begin(), text.end(), text.begin(), upper);
  return text;
}

std::string title_of(model::skill value) {
  std::string text(model::to_text(value));
  bool starts = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '-') text[at] = ' ';
    if (starts && text.compare(at, 3, "of-") != 0) text[at] = upper(text[at]);
    starts = text[at] == ' ';
  }
  return text;
}

std::string with_sign(std::int64_t value) {
  return fmt::format("{:+}", value);
}

std::string counted(std::int64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string joined(std::span<const std::string> items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string listed(std::span<const std::string> items) {
  return fmt::format("{}", fmt::join(items, ", "));
}

std::string challenge_text(std::int16_t eighths) {
  switch (eighths) {
    case 1:
      return "1/8";
    case 2:
      return "1/4";
    case 4:
      return "1/2";
    default:
      return fmt::format("{}", eighths / 8);
  }
}

std::vector<std::string> condition_texts(const model::creature& who) {
  std::vector<std::string> out;
  model::condition_set seen;
  for (const model::condition_instance& each : who.conditions) {
    if (seen.contains(each.kind)) continue;
    seen.insert(each.kind);
    // The instance that lasts longest says for how long; 0 has no end.
    std::int32_t rounds = each.rounds;
    for (const model::condition_instance& other : who.conditions) {
      if (other.kind != each.kind || rounds == 0) continue;
      rounds = other.rounds == 0 ? 0 : std::max(rounds, other.rounds);
    }
    std::string text(model::to_text(each.kind));
    if (rounds > 0) text += fmt::format(" ({})", counted(rounds, "round"));
    out.push_back(std::move(text));
  }
  return out;
}

std::string life_text(const model::creature& who) {
  switch (who.life) {
    case model::vitality::conscious:
      return {};
    case model::vitality::stable:
      return "stable";
    case model::vitality::dead:
      return "dead";
    case model::vitality::dying:
      break;
  }
  std::vector<std::string> saves;
  if (who.death_successes > 0)
    saves.push_back(
        fmt::format("{} success{}", who.death_successes, who.death_successes == 1 ? "" : "es"));
  if (who.death_failures > 0) saves.push_back(counted(who.death_failures, "failure"));
  return saves.empty() ? "dying" : fmt::format("dying ({})", listed(saves));
}

std::string_view fate_text(model::vitality before, model::vitality after) noexcept {
  using model::vitality;
  switch (after) {
    case vitality::dead:
      return "dies";
    case vitality::dying:
      return before == vitality::dead ? "is alive again, and dying" : "is dying";
    case vitality::stable:
      return before == vitality::conscious ? "is knocked out, but stable" : "is stable";
    case vitality::conscious:
      return before == vitality::dead ? "is alive again" : "is conscious again";
  }
  return "";
}

std::string bar(std::int64_t value, std::int64_t whole, std::size_t width, const style& look) {
  const auto cells = static_cast<std::int64_t>(width);
  std::int64_t full = 0;
  if (whole > 0 && value > 0) {
    // Value and whole are bounded by hit points or file counts, far from overflow.
    full = std::clamp<std::int64_t>(value * cells / whole, 1, cells);
    if (value < whole) full = std::min(full, std::max<std::int64_t>(cells - 1, 0));
  }
  std::string out;
  for (std::int64_t i = 0; i < cells; ++i) out += i < full ? look.full_bar() : look.empty_bar();
  return out;
}

}  // namespace dnd::cli
