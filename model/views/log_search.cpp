#include "model/views/log_search.hpp"

#include "model/event_fields.hpp"
#include "model/language/closed_words.hpp"
#include "model/language/parse.hpp"
#include "model/language/resolve.hpp"
#include "model/language/verbs.hpp"
#include "model/language/wording.hpp"
#include "model/slug.hpp"
#include "model/spelling.hpp"
#include "model/views/past_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace dnd::model::views {
namespace {

/// A visitor of an event's fields that looks whether a short text is the id of somebody.
class mention_finder {
 public:
  explicit mention_finder(std::string_view id) : id_(id) {}

  template <class T>
  void field(std::string_view, const T& value) {
    look_at(value);
  }
  template <class T>
  void optional(std::string_view, const T& value) {
    look_at(value);
  }
  template <class T>
  void optional(std::string_view, const T& value, const T&) {
    look_at(value);
  }
  [[nodiscard]] bool found() const noexcept { return found_; }

 private:
  void look_at(const small_text& value) { found_ = found_ || value.view() == id_; }
  void look_at(const change<small_text>& value) {
    look_at(value.before);
    look_at(value.after);
  }
  void look_at(const creature_part& part) { look_at(part.id); }
  template <class T>
  void look_at(const std::vector<T>& values) {
    if constexpr (has_fields<T> || std::is_same_v<T, small_text>)
      for (const T& each : values) look_at(each);
  }
  /// Stat blocks and whole creatures mention nobody but the creature itself.
  template <class T>
  void look_at(const std::shared_ptr<T>&) {}
  void look_at(const std::shared_ptr<const pending_decision>& what) {
    if (what) look_at(*what);
  }
  template <has_fields T>
  void look_at(const T& value) {
    fields<T>::visit(value, *this);
  }
  template <class T>
  requires(!has_fields<T>) void look_at(const T&) {}

  std::string_view id_;
  bool found_ = false;
};

[[nodiscard]] bool mentions(const commit_view& what, std::string_view id) {
  if (what.by == id) return true;
  mention_finder finder(id);
  for (const event_view& each : what.events) {
    visit([&finder](const auto& e) { fields<std::decay_t<decltype(e)>>::visit(e, finder); },
          each.what());
    if (finder.found()) return true;
  }
  return false;
}

[[nodiscard]] bool deals(const commit_view& what, damage_type type) {
  return std::any_of(what.events.begin(), what.events.end(), [type](const event_view& each) {
    const auto* dealt = get_if<damage_dealt>(&each.what());
    return dealt != nullptr && dealt->type == type && !each.hides("type");
  });
}

[[nodiscard]] refusal bad_term(std::string message, std::string hint, const word& typed) {
  return {.code = refusal_code::bad_value,
          .message = std::move(message),
          .hint = std::move(hint),
          .column = typed.column};
}

/// Somebody at the table, else whoever had that id.
[[nodiscard]] ruled<std::string> id_meant(const word& typed, const state& now, bool& is_absent) {
  const auto who = resolve_creature(typed, now);
  if (who) return (*who)->id.str();
  if (who.error().code != refusal_code::unknown_creature) return who.error();
  is_absent = true;
  return slug_of(typed.text);
}

[[nodiscard]] ruled<std::string> verb_meant(const word& typed, const viewer& whose) {
  if (!whose.sees_all())
    return refusal{.code = refusal_code::not_allowed,
                   .message = "what others typed the game master alone sees",
                   .hint = "`log grep` looks for what came of it.",
                   .column = typed.column};
  if (const auto* verb = language::find_verb(typed.text)) return std::string(verb->name);
  std::vector<std::string_view> names;
  for (const language::verb_spec& each : language::verbs()) names.push_back(each.name);
  return bad_term(fmt::format("there is no verb \"{}\"", typed.text),
                  did_you_mean(typed.text, names), typed);
}

[[nodiscard]] ruled<damage_type> damage_meant(const word& typed) {
  const auto meant = language::meant_by(typed.text, damage_type_names());
  if (meant.size() == 1)
    if (const auto type = parse_damage_type(meant.front())) return *type;
  return bad_term(fmt::format("\"{}\" is no type of damage", typed.text),
                  "Such as fire, cold, slashing.", typed);
}

[[nodiscard]] ruled<typed_moment> moment_meant(const word& typed) {
  if (const auto moment = moment_in(typed.text)) return *moment;
  return bad_term(fmt::format("\"{}\" is no time", typed.text),
                  "Such as 2026-11-22 or 2026-11-22T19:30, in UTC.", typed);
}

/// Puts what was read where it belongs; the first problem stays.
class term_reader {
 public:
  template <class Read, class Put>
  void take(const std::optional<word>& typed, const Read& read, const Put& put) {
    if (!typed || problem_) return;
    auto value = read(*typed);
    if (!value)
      problem_ = std::move(value).error();
    else
      put(*std::move(value));
  }
  [[nodiscard]] const std::optional<refusal>& problem() const noexcept { return problem_; }

 private:
  std::optional<refusal> problem_;
};

/// A whole number of so many digits at the front, which are taken off.
[[nodiscard]] std::optional<int> digits(std::string_view& text, std::size_t count) {
  int value = 0;
  if (text.size() < count) return std::nullopt;
  const char* const end = text.data() + count;
  const auto [stop, wrong] = std::from_chars(text.data(), end, value);
  if (wrong != std::errc() || stop != end || value < 0) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

[[nodiscard]] bool takes_off(std::string_view& text, char what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

bool search_terms::choose() const noexcept {
  return !of.empty() || !by.empty() || !verb.empty() || damage || !text.empty() ||
         since_ms != std::numeric_limits<std::int64_t>::min() ||
         until_ms != std::numeric_limits<std::int64_t>::max();
}

std::optional<typed_moment> moment_in(std::string_view text) {
  using namespace std::chrono;
  constexpr std::int64_t ms_a_second = 1'000;
  constexpr std::int64_t seconds_a_day = 86'400;
  const auto year_typed = digits(text, 4);
  if (!year_typed || !takes_off(text, '-')) return std::nullopt;
  const auto month_typed = digits(text, 2);
  if (!month_typed || !takes_off(text, '-')) return std::nullopt;
  const auto day_typed = digits(text, 2);
  if (!day_typed) return std::nullopt;
  const year_month_day date(year(*year_typed), month(static_cast<unsigned>(*month_typed)),
                            day(static_cast<unsigned>(*day_typed)));
  if (!date.ok()) return std::nullopt;
  std::int64_t at = std::int64_t{sys_days(date).time_since_epoch().count()} * seconds_a_day;
  std::int64_t lasts = seconds_a_day;
  if (!text.empty()) {
    if (!takes_off(text, 'T') && !takes_off(text, 't') && !takes_off(text, ' '))
      return std::nullopt;
    const auto hour_typed = digits(text, 2);
    if (!hour_typed || *hour_typed > 23 || !takes_off(text, ':')) return std::nullopt;
    const auto minute_typed = digits(text, 2);
    if (!minute_typed || *minute_typed > 59) return std::nullopt;
    at += *hour_typed * 3'600 + *minute_typed * 60;
    lasts = 60;
    if (takes_off(text, ':')) {
      const auto second_typed = digits(text, 2);
      if (!second_typed || *second_typed > 59) return std::nullopt;
      at += *second_typed;
      lasts = 1;
    }
    (void)(takes_off(text, 'Z') || takes_off(text, 'z'));
    if (!text.empty()) return std::nullopt;
  }
  return typed_moment{.first_ms = at * ms_a_second, .last_ms = (at + lasts) * ms_a_second - 1};
}

ruled<search_terms> search_terms_of(const commands::log_labels_given& typed,
                                    const std::optional<word>& text, const state& now,
                                    const viewer& whose, seq_t seen_to) {
  search_terms out;
  term_reader read;
  read.take(
      typed.of, [&](const word& each) { return id_meant(each, now, out.means_absent); },
      [&](std::string id) { out.of = std::move(id); });
  const auto who_acted = [&](const word& each) -> ruled<std::string> {
    if (language::same_word(each.text, "gm")) return std::string("gm");
    return id_meant(each, now, out.means_absent);
  };
  read.take(typed.by, who_acted, [&](std::string id) { out.by = std::move(id); });
  read.take(
      typed.verb, [&](const word& each) { return verb_meant(each, whose); },
      [&](std::string name) { out.verb = std::move(name); });
  read.take(typed.damage, damage_meant, [&](damage_type type) { out.damage = type; });
  read.take(typed.since, moment_meant,
            [&](const typed_moment& when) { out.since_ms = when.first_ms; });
  read.take(typed.until, moment_meant,
            [&](const typed_moment& when) { out.until_ms = when.last_ms; });
  read.take(
      typed.events, [&](const word& each) { return range_asked(each, seen_to); },
      [&](const asked_range& range) {
        out.first = range.from;
        out.last = range.to;
      });
  if (read.problem()) return *read.problem();
  if (typed.before) out.last = std::min<seq_t>(out.last, static_cast<seq_t>(*typed.before) - 1);
  if (text) out.text = language::lower(text->text);
  return out;
}

bool fits(const commit_view& what, const search_terms& terms,
          const std::function<std::string(const commit_view&)>& told) {
  if (what.last < terms.first || what.first > terms.last) return false;
  if (what.at_ms < terms.since_ms || what.at_ms > terms.until_ms) return false;
  if (!terms.by.empty() && what.by != terms.by) return false;
  if (!terms.verb.empty() && verb_of_line(what.line) != terms.verb) return false;
  if (terms.damage && !deals(what, *terms.damage)) return false;
  if (!terms.of.empty() && !mentions(what, terms.of)) return false;
  if (terms.text.empty()) return true;
  const auto has_text = [&](std::string_view text) {
    return language::lower(text).find(terms.text) != std::string::npos;
  };
  return has_text(what.line) || has_text(told(what));
}

}  // namespace dnd::model::views
