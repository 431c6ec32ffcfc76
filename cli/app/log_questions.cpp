#include "cli/app/log_questions.hpp"

#include "cli/app/made_answers.hpp"
#include "cli/render/narration.hpp"
#include "model/bounds.hpp"
#include "model/counted.hpp"
#include "model/language/parse.hpp"
#include "model/language/print.hpp"
#include "model/views/asked_sessions.hpp"
#include "model/views/log_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dnd::cli {
namespace {

namespace game = model::commands;
namespace views = model::views;
using actors::outcome;
using model::seq_t;
using views::commit_view;

/// What is looked for, and where in the log.
struct log_sought {
  views::search_terms terms;
  io::seq_range among;
};

/// Reads the terms; the answer instead when that is all there is to say.
[[nodiscard]] std::variant<log_sought, line_answer> sought_by(
    actors::seen_past& log, const game::log_labels_given& typed,
    const std::optional<model::word>& text) {
  const auto seen_to = log.seen_to();
  if (!seen_to) return failed_answer(seen_to.error());
  auto terms = views::search_terms_of(typed, text, *log.names(), log.whose(), *seen_to);
  if (!terms) return refused_answer(std::move(terms).error());
  log_sought out{.terms = *std::move(terms), .among = {.first = 1, .last = log.last()}};
  if (typed.session) {
    const auto all = log.sessions();
    if (!all) return failed_answer(all.error());
    const auto meant = views::sessions_asked(typed.session, *all);
    if (!meant) return refused_answer(meant.error());
    out.among = {.first = meant->front().first, .last = meant->back().last};
  }
  if (out.terms.last < *seen_to) {
    const auto end = log.seq_of(out.terms.last);
    if (!end) return failed_answer(end.error());
    out.among.last = std::min(out.among.last, *end);
  }
  if (log.whose().sees_all()) out.among.first = std::max(out.among.first, out.terms.first);
  return out;
}

[[nodiscard]] std::string told_in_words(const commit_view& what) {
  return text_of(narrate(what));
}

[[nodiscard]] model::refusal no_one_was_called(const game::log_labels_given& typed) {
  const model::word& who = typed.of ? *typed.of : *typed.by;
  return {.code = model::refusal_code::unknown_creature,
          .message = fmt::format("nobody is called \"{}\" here, and no command that fits names one",
                                 who.text),
          .hint = "Who has left answers to their id, such as goblin-2; `log` has it.",
          .column = who.column};
}

/// The page's own line, for the page before it.
template <class Verb>
[[nodiscard]] std::string line_of_page_before(Verb asked_for, seq_t before) {
  asked_for.terms.before = static_cast<std::int32_t>(before);
  return model::print_line(model::parsed_line(model::question(std::move(asked_for))));
}

template <class Verb>
[[nodiscard]] line_answer page_of(actors::seen_past& log, const Verb& what,
                                  const std::optional<model::word>& text) {
  auto asked_for = sought_by(log, what.terms, text);
  if (auto* instead = std::get_if<line_answer>(&asked_for)) return std::move(*instead);
  const log_sought& sought = *std::get_if<log_sought>(&asked_for);
  const std::size_t wanted =
      static_cast<std::size_t>(what.terms.last.value_or(game::log::last_usual));
  log_page page{.commits = {}, .form = what.terms.form};
  page.is_chosen =
      sought.terms.choose() || what.terms.session || what.terms.events || what.terms.before;
  seq_t looked_to = 0;
  const auto walked = actors::walk_seen_back(
      log, sought.among, bounds::log_search_events_max, [&](actors::seen_stretch stretch) {
        for (auto each = stretch.commits.rbegin(); each != stretch.commits.rend(); ++each) {
          if (each->last < sought.terms.first) return false;
          looked_to = each->first;
          if (!fits(*each, sought.terms, told_in_words)) continue;
          page.commits.push_back(std::move(*each));
          if (page.commits.size() > wanted) return false;
        }
        return true;
      });
  if (!walked) return failed_answer(walked.error());
  if (page.commits.empty() && sought.terms.means_absent && !walked->is_cut)
    return refused_answer(no_one_was_called(what.terms));
  if (page.commits.size() > wanted) {
    page.commits.pop_back();
    page.before = page.commits.back().first;
  } else if (walked->is_cut) {
    page.is_cut = true;
    page.before = looked_to;
  }
  if (page.before > 1) page.more = line_of_page_before(what, page.before);
  if (!what.terms.newest) std::reverse(page.commits.begin(), page.commits.end());
  line_answer answer = answered_now(asked::log, log.names());
  answer.log = std::move(page);
  return answer;
}

/// What is counted.
struct log_tally {
  std::int64_t commands = 0;
  std::int64_t events = 0;
  std::int64_t damage = 0;
  std::map<std::string, std::int64_t> by = {};
  std::map<std::string, std::int64_t> verbs = {};
};

void count_in(log_tally& tally, const commit_view& what,
              const std::optional<model::damage_type>& type) {
  ++tally.commands;
  tally.events += static_cast<std::int64_t>(what.events.size());
  ++tally.by[std::string(what.name_of(what.by))];
  if (const auto verb = model::verb_of_line(what.line); !verb.empty())
    ++tally.verbs[std::string(verb)];
  for (const views::event_view& each : what.events)
    if (const auto* dealt = get_if<model::damage_dealt>(&each.what()))
      if (dealt->type == type && !each.hides("amount")) tally.damage += dealt->amount;
}

/// "attack 12, cast 3": the most frequent first.
void add_counts(views::books_view& view, std::string_view kind, std::string_view before,
                const std::map<std::string, std::int64_t>& counts) {
  if (counts.empty()) return;
  std::vector<std::pair<std::string, std::int64_t>> all(counts.begin(), counts.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text(before);
  for (const auto& [name, count] : all) {
    text += fmt::format("{}{} {}", &name == &all.front().first ? " " : ", ", name, count);
    view.rows.push_back(
        {.text = "", .values = {{"kind", std::string(kind)}, {"name", name}, {"commands", count}}});
  }
  view.rows.push_back({.text = text + ".", .values = {}});
}

[[nodiscard]] line_answer count_of(actors::seen_past& log, const game::log_count& what) {
  auto asked_for = sought_by(log, what.terms, what.text);
  if (auto* instead = std::get_if<line_answer>(&asked_for)) return std::move(*instead);
  const log_sought& sought = *std::get_if<log_sought>(&asked_for);
  log_tally tally;
  const auto walked = actors::walk_seen_back(
      log, sought.among, bounds::search_events_all, [&](actors::seen_stretch stretch) {
        for (const commit_view& each : stretch.commits)
          if (!each.undone && fits(each, sought.terms, told_in_words))
            count_in(tally, each, sought.terms.damage);
        return true;
      });
  if (!walked) return failed_answer(walked.error());
  if (tally.commands == 0 && sought.terms.means_absent && !walked->is_cut)
    return refused_answer(no_one_was_called(what.terms));
  views::books_view view{.key = "counts", .rows = {}, .nothing = "No command fits."};
  std::string text = fmt::format("{} with {}.", model::counted(tally.commands, "command"),
                                 model::counted(tally.events, "event"));
  if (sought.terms.damage && tally.damage > 0)
    text += fmt::format(" {} {} damage in all.", tally.damage, to_text(*sought.terms.damage));
  view.rows.push_back({.text = std::move(text),
                       .values = {{"kind", std::string("all")},
                                  {"name", std::string("all")},
                                  {"commands", tally.commands},
                                  {"events", tally.events}}});
  add_counts(view, "by", "By:", tally.by);
  add_counts(view, "verb", "Verbs:", tally.verbs);
  if (walked->is_cut)
    view.rows.push_back(
        {.text = log.whose().sees_all()
                     ? fmt::format("What is older than event {} does not count.", walked->first)
                     : "What is much older does not count.",
         .values = {}});
  return answered_books(std::move(view), log.names());
}

}  // namespace

std::optional<line_answer> ask_log(actors::open_campaign& campaign, const model::question& what,
                                   const log_reader& from) {
  const auto* plain = get_if<game::log>(&what);
  const auto* grep = get_if<game::log_grep>(&what);
  const auto* count = get_if<game::log_count>(&what);
  if (plain == nullptr && grep == nullptr && count == nullptr) return std::nullopt;
  const auto past = campaign.past();
  if (!past) return failed_answer(past.error());
  actors::seen_past log(**past, from.whose, from.now, from.places);
  if (grep != nullptr) return page_of(log, *grep, grep->text);
  if (count != nullptr) return count_of(log, *count);
  return page_of(log, *plain, std::nullopt);
}

}  // namespace dnd::cli
