#include "model/language/resolve.hpp"
#include "model/ledger.hpp"
#include "model/slug.hpp"
#include "model/spelling.hpp"
#include "model/views/changed_figures.hpp"
#include "model/views/creature_names.hpp"
#include "model/views/past_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

/// What the words of a question about the past mean.
namespace dnd::model::views {
namespace {

constexpr std::string_view campaign_word = "campaign";

/// Words that follow each other in what was typed.
struct typed_words {
  std::vector<std::string> all;
  std::size_t column = 0;

  [[nodiscard]] std::string joined(std::size_t from, std::size_t to) const {
    std::string out;
    for (std::size_t i = from; i < to; ++i) out += (out.empty() ? "" : " ") + all[i];
    return out;
  }
};

typed_words words_of(const word& typed) {
  typed_words out{.all = {}, .column = typed.column};
  std::string_view rest = typed.text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (end > 0) out.all.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

asked_figure named(std::string subject, std::string called) {
  return {.subject = std::move(subject),
          .called = std::move(called),
          .typed = {},
          .which = figure_word("")};
}

/// Somebody who is on the table, or of whom the books know something.
std::optional<asked_figure> find_subject(const word& typed, const state& now) {
  const std::string slug = slug_of(typed.text);
  if (slug == campaign_word) return named("", "the campaign");
  if (const auto who = resolve_creature(typed, now))
    return named((*who)->id.str(), std::string(called(**who)));
  const ledger& books = now.books();
  const bool is_known = slug == stash_holder || slug == ground_holder ||
                        books.holdings.find(slug) != nullptr || books.lives.find(slug) != nullptr;
  if (is_known) return named(slug, slug);
  return std::nullopt;
}

refusal no_such_value(const typed_words& words, const asked_figure& whose,
                      const std::string& typed) {
  std::vector<std::string_view> names;
  for (const std::string& each : usual_figures())
    if (each.find('.') == std::string::npos) names.push_back(each);
  std::string hint = did_you_mean(typed, names);
  if (hint.empty())
    hint = "Such as hp, ac, conditions, slots, effects, items; `blame` shows all of them.";
  return {.code = refusal_code::bad_value,
          .message = fmt::format("{} has no value \"{}\"", whose.called, typed),
          .hint = std::move(hint),
          .column = words.column};
}

/// One way to part what was typed.
struct split {
  std::size_t name_from, name_to, rest_from, rest_to;
};

std::vector<split> splits_of(std::size_t count, name_place where) {
  std::vector<split> first;
  std::vector<split> last;
  for (std::size_t n = count; n > 0; --n) {
    first.push_back({0, n, n, count});
    last.push_back({count - n, count, 0, count - n});
  }
  if (where == name_place::last) std::swap(first, last);
  first.insert(first.end(), last.begin(), last.end());
  return first;
}

/// Somebody who is gone is named by their id, which is one word.
asked_figure by_id_alone(const typed_words& words, name_place where) {
  const std::size_t count = words.all.size();
  const std::size_t at = where == name_place::first ? 0 : count - 1;
  const std::string id = slug_of(words.all[at]);
  asked_figure out = named(id, id);
  out.typed = where == name_place::first ? words.joined(1, count) : words.joined(0, count - 1);
  out.which = figure_word(out.typed);
  return out;
}

struct moment_word {
  std::array<std::string_view, 5> words;
  std::string_view told;
  bool (*is_it)(const figure_change&);
  bool (*named)(std::string_view);
};

bool is_life(const figure_change& each, std::string_view after) {
  return each.figure == "life" && each.after == after && !each.before.empty();
}

constexpr std::array<moment_word, 5> moments{{
    {{"die", "died", "dead", "perish", "end"},
     "died",
     [](const figure_change& each) { return is_life(each, "dead"); },
     [](std::string_view noted) { return noted == life_became(vitality::dead); }},
    {{"fall", "fell", "drop", "dropped", "down"},
     "fell",
     [](const figure_change& each) {
       return each.before == "conscious" && !each.after.empty() && each.figure == "life";
     },
     [](std::string_view noted) { return noted == "life"; }},
    {{"rise", "rose", "wake", "revive", "recover"},
     "rose",
     [](const figure_change& each) { return is_life(each, "conscious"); },
     [](std::string_view noted) { return noted == life_became(vitality::conscious); }},
    {{"come", "came", "join", "arrive", "appear"},
     "came",
     [](const figure_change& each) { return each.figure == present_figure && each.before.empty(); },
     [](std::string_view noted) { return noted == present_figure; }},
    {{"leave", "left", "go", "vanish", "disappear"},
     "left",
     [](const figure_change& each) { return each.figure == present_figure && each.after.empty(); },
     [](std::string_view noted) { return noted == present_figure; }},
}};

std::optional<seq_t> number_in(std::string_view text) {
  seq_t out = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || wrong != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

}  // namespace

ruled<asked_figure> figure_asked(const word& typed, const state& now, name_place where) {
  const typed_words words = words_of(typed);
  std::optional<refusal> problem;
  std::optional<refusal> ambiguous;
  for (const split& each : splits_of(words.all.size(), where)) {
    const word name{words.joined(each.name_from, each.name_to), typed.column};
    auto found = find_subject(name, now);
    if (!found) {
      const auto who = resolve_creature(name, now);
      const bool fits_several = who.error().code == refusal_code::ambiguous_creature;
      if (fits_several && !ambiguous) ambiguous = who.error();
      continue;
    }
    found->typed = words.joined(each.rest_from, each.rest_to);
    found->which = figure_word(found->typed);
    const bool is_campaigns = found->subject.empty();
    if (is_campaigns || found->which.is_of(parts_of(now, found->subject))) return *std::move(found);
    if (!problem) problem = no_such_value(words, *found, found->typed);
  }
  if (problem) return *std::move(problem);
  if (ambiguous) return *std::move(ambiguous);
  return by_id_alone(words, where);
}

ruled<asked_figure> subject_asked(const word& typed, const state& now) {
  if (auto found = find_subject(typed, now)) return *std::move(found);
  const auto who = resolve_creature(typed, now);
  if (!who && who.error().code == refusal_code::ambiguous_creature) return who.error();
  const std::string id = slug_of(typed.text);
  return named(id, id);
}

ruled<asked_moment> moment_asked(const word& typed, const state& now) {
  const typed_words words = words_of(typed);
  const std::string last = words.all.empty() ? "" : slug_of(words.all.back());
  const auto at = std::find_if(moments.begin(), moments.end(), [&](const moment_word& each) {
    return std::find(each.words.begin(), each.words.end(), last) != each.words.end();
  });
  if (at == moments.end() || words.all.size() < 2)
    return refusal{.code = refusal_code::bad_value,
                   .message = fmt::format("\"{}\" does not say who and what", typed.text),
                   .hint = "After a name comes one of: die, fall, rise, come, leave.",
                   .column = typed.column};
  auto whose = subject_asked({words.joined(0, words.all.size() - 1), typed.column}, now);
  if (!whose) return std::move(whose).error();
  return asked_moment{
      .whose = *std::move(whose), .told = at->told, .is_it = at->is_it, .named = at->named};
}

ruled<asked_range> range_asked(const word& typed, seq_t last) {
  const auto no = [&](std::string message) {
    return refusal{.code = refusal_code::bad_value,
                   .message = std::move(message),
                   .hint = fmt::format("Two events from 0 to {}, the earlier one first: `diff "
                                       "10..20`. `log` names them.",
                                       last),
                   .column = typed.column};
  };
  const std::string_view text = typed.text;
  const auto gap = std::min(text.find(".."), text.find(' '));
  const auto from = number_in(text.substr(0, gap));
  if (!from) return no(fmt::format("\"{}\" is no range of events", text));
  std::string_view rest = gap == std::string_view::npos ? "" : text.substr(gap);
  rest.remove_prefix(std::min(rest.find_first_not_of(". "), rest.size()));
  const auto to = rest.empty() ? std::optional(last) : number_in(rest);
  if (!to) return no(fmt::format("\"{}\" is no range of events", text));
  if (*to > last) return no(fmt::format("there is no event {} yet", *to));
  if (*from > *to) return no(fmt::format("event {} is not before event {}", *from, *to));
  return asked_range{.from = *from, .to = *to};
}

seq_t event_asked(const word& typed) {
  const typed_words words = words_of(typed);
  if (words.all.empty() || words.all.size() > 2) return 0;
  return number_in(words.all.back()).value_or(0);
}

}  // namespace dnd::model::views
