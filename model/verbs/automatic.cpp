#include "model/verbs/automatic.hpp"

#include "model/bounds.hpp"
#include "model/language/closed_words.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec auto_until{.name = "until",
                                .kind = value_kind::fight_end,
                                .placeholder = "end|round N",
                                .help =
                                    "`end`: one side is down, as without it; or to the end of "
                                    "that round"};
constexpr label_spec auto_policy{.name = "policy",
                                 .kind = value_kind::policy,
                                 .placeholder = "simple|focus|spread|random",
                                 .help = "how they choose what to do; otherwise `simple`"};
constexpr label_spec auto_max{.name = "max",
                              .kind = value_kind::number,
                              .placeholder = "N",
                              .help = "rounds to play at most; otherwise 50",
                              .range = {1, bounds::automatic_rounds_max}};
constexpr label_spec auto_seed{.name = "seed",
                               .kind = value_kind::number,
                               .placeholder = "N",
                               .help = "another one makes other choices by chance",
                               .range = {0, bounds::automatic_seed_max}};
constexpr label_spec auto_labels[] = {auto_until, auto_policy, auto_max, auto_seed};
constexpr std::string_view auto_examples[] = {"encounter auto", "encounter auto until: round 3",
                                              "encounter auto policy: focus max: 20"};
constexpr std::string_view auto_shorts[] = {"auto"};

/// The number of "round 3"; nothing for any other text.
std::optional<std::int32_t> round_in(std::string_view text) {
  constexpr std::string_view before = "round ";
  if (!begins_with(text, before)) return std::nullopt;
  text.remove_prefix(before.size());
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1) return std::nullopt;
  return number;
}

std::optional<std::int32_t> read_until(value_reader& given) {
  const auto typed = given.optional_word(auto_until);
  if (!typed || same_word(typed->text, "end")) return std::nullopt;
  const auto round = round_in(typed->text);
  if (!round)
    given.refuse({refusal_code::bad_value, fmt::format("{} is no end of it", shown(typed->text)),
                  "`until: end`, or `until: round 3`.", typed->column});
  return round;
}

play_policy read_policy(value_reader& given) {
  const auto typed = given.optional_word(auto_policy);
  if (!typed) return play_policy::simple;
  const auto names = names_of(value_kind::policy);
  const auto meant = meant_by(typed->text, names);
  if (meant.size() == 1)
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == meant.front()) return static_cast<play_policy>(i);
  given.refuse({refusal_code::bad_value, fmt::format("there is no policy {}", shown(typed->text)),
                fmt::format("One of: {}.", listed(names)), typed->column});
  return play_policy::simple;
}

}  // namespace

constinit const verb_spec auto_encounter::row{
    .name = "encounter auto",
    .shorts = auto_shorts,
    .labels = auto_labels,
    .summary = "plays the fight on by itself, until one side is down",
    .details =
        "Types for all of them what they do: ordinary commands, each of which stands in the log "
        "and can be undone. It stops when nobody of the characters or nobody of the monsters is "
        "on its feet; `encounter end` is left to you.",
    .examples = auto_examples};

auto_encounter auto_encounter::read(value_reader& given) {
  return {.last_round = read_until(given),
          .policy = read_policy(given),
          .rounds_max = given.number(auto_max).value_or(bounds::automatic_rounds_default),
          .seed = given.number(auto_seed).value_or(0)};
}

void auto_encounter::print(line_writer& line) const {
  if (last_round) line.name(auto_until, fmt::format("round {}", *last_round));
  if (policy != play_policy::simple) line.name(auto_policy, to_text(policy));
  line.number(auto_max, rounds_max);
  if (seed != 0) line.number(auto_seed, seed);
}

}  // namespace dnd::model::commands
