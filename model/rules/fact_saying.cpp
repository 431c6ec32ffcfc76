#include "model/rules/fact_saying.hpp"

#include "model/bounds.hpp"
#include "model/language/wording.hpp"
#include "model/rules/facts.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::model::rules {

namespace {

using language::shown;

constexpr std::string_view none_word = "none";
constexpr std::int32_t prices_usual = 100;

/// What it is to be, in place of what it is; what was not said stays.
struct wanted_fact {
  fact after;

  [[nodiscard]] objection take(const draft& out, const commands::said_of_fact& said) {
    if (said.text && said.text->text.size() > bounds::fact_bytes_max)
      return refusal{refusal_code::bad_value,
                     fmt::format("this text has {} bytes", said.text->text.size()),
                     fmt::format("at most {}; `note` takes longer ones", bounds::fact_bytes_max),
                     said.text->column};
    if (said.text) after.text = slug_of(said.text->text) == none_word ? "" : said.text->text;
    if (auto no = take_status(said)) return no;
    if (auto no = take_place(out.now(), said)) return no;
    return take_reader(said);
  }

 private:
  objection take_status(const commands::said_of_fact& said) {
    if (!said.status) return std::nullopt;
    const std::string slug = slug_of(said.status->text);
    if (after.kind != fact_kind::quest) {
      after.status = slug == none_word ? "" : said.status->text;
      return std::nullopt;
    }
    constexpr std::array<std::string_view, 3> known{"open", "done", "failed"};
    if (std::ranges::find(known, slug) == known.end())
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is no status of a quest", shown(said.status->text)),
                     "it is `open`, `done` or `failed`", said.status->column};
    after.status = slug;
    return std::nullopt;
  }

  objection take_place(const state& now, const commands::said_of_fact& said) {
    if (!said.at) return std::nullopt;
    if (slug_of(said.at->text) == none_word) {
      after.place = {};
      return std::nullopt;
    }
    const auto where = fact_named(now.books(), *said.at);
    if (!where) return where.error();
    if ((*where)->kind != fact_kind::place || (*where)->id == after.id)
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is no place where it could be", (*where)->name),
                     "`place NAME` makes a place known", said.at->column};
    after.place = (*where)->id;
    return std::nullopt;
  }

  objection take_reader(const commands::said_of_fact& said) {
    if (!said.reader) return std::nullopt;
    const std::string slug = slug_of(said.reader->text);
    if (slug != "gm" && slug != "all")
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is nobody for whom it could be", shown(said.reader->text)),
                     "it is `gm` or `all`", said.reader->column};
    after.secret = slug == "gm";
    return std::nullopt;
  }
};

std::string_view word_for(fact_kind kind) noexcept {
  constexpr std::string_view words[] = {"quest", "place", "faction", "clock", "person", "shop"};
  return words[static_cast<std::size_t>(kind)];
}

objection refuse_other_kind(const fact& is, fact_kind wanted, const word& name) {
  if (is.kind == wanted) return std::nullopt;
  return refusal{refusal_code::name_taken, fmt::format("{} is a {}", is.name, word_for(is.kind)),
                 fmt::format("`{} {}` is about that; another {} needs another name",
                             word_for(is.kind), is.name, word_for(wanted)),
                 name.column};
}

}  // namespace

objection say_fact(draft& out, fact_kind kind, const commands::said_of_fact& said,
                   std::optional<std::int32_t> number) {
  const std::string slug = slug_of(said.name.text);
  if (slug.empty() || !small_text::fits(slug))
    return refusal{refusal_code::bad_name, fmt::format("{} is no name", shown(said.name.text)),
                   "a name has a letter or a digit", said.name.column};
  const fact* const known = out.now().books().facts.find(slug);
  wanted_fact wanted;
  if (known) {
    if (auto no = refuse_other_kind(*known, kind, said.name)) return no;
    wanted.after = *known;
  } else {
    const game_time now = out.now().time_now();
    wanted.after = {.id = slug, .kind = kind, .name = said.name.text, .since = now, .changed = now};
    if (kind == fact_kind::quest) wanted.after.status = "open";
    if (kind == fact_kind::clock) wanted.after.parts = number.value_or(0);
    if (kind == fact_kind::shop) wanted.after.progress = prices_usual;
  }
  if (kind == fact_kind::shop && number) wanted.after.progress = *number;
  if (auto no = wanted.take(out, said)) return no;
  if (!known && out.now().books().facts.size() >= bounds::facts_max)
    return refusal{refusal_code::too_many,
                   fmt::format("the books know {} names already", bounds::facts_max),
                   "`forget NAME` makes room", std::nullopt};
  if (!known) {
    out.emit(fact_recorded{.fact = std::move(wanted.after)});
    return std::nullopt;
  }
  if (wanted.after == *known)
    return refusal{refusal_code::not_available,
                   fmt::format("this is what the books say of {} already", known->name),
                   "`who is NAME` shows it", said.name.column};
  const fact before = *known;
  change_fact(out, before, wanted.after);
  return std::nullopt;
}

}  // namespace dnd::model::rules
