#include "cli/render/evening_text.hpp"

#include "cli/render/evening_sentences.hpp"
#include "cli/render/markup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dnd::cli {
namespace {

using model::views::event_span;
using model::views::moment_kind;
using model::views::told_fact;
using model::views::told_fight;
using model::views::told_scene;

/// Sentences of a brief form.
constexpr std::size_t brief_sentences_max = 20;

[[nodiscard]] bool is_worth_a_brief_word(moment_kind kind) {
  switch (kind) {
    case moment_kind::note:
    case moment_kind::world:
    case moment_kind::book:
    case moment_kind::arrived:
    case moment_kind::level_due:
    case moment_kind::died:
    case moment_kind::slain:
    case moment_kind::revived:
      return true;
    default:
      return false;
  }
}

void add_told_fight(evening_paragraph& out, const told_fight& fight, evening_length length) {
  out.push_back({.text = fight_sentence(fight), .events = fight.events, .kind = "fight"});
  if (length == evening_length::brief) {
    for (const told_fact& each : fight.turns)
      if (each.kind == moment_kind::died)
        out.push_back({.text = fact_sentence(each), .events = each.events, .kind = "died"});
    return;
  }
  for (std::size_t i = 0; i < fight.turns.size(); ++i) {
    const told_fact& each = fight.turns[i];
    const told_fact* next = i + 1 < fight.turns.size() ? &fight.turns[i + 1] : nullptr;
    // The hardest hit that was the end of somebody is one sentence.
    if (next != nullptr && is_one_deed(each, *next)) {
      out.push_back({.text = hardest_and_last(each, *next),
                     .events = {.first = each.events.first,
                                .last = std::max(each.events.last, next->events.last)},
                     .kind = kind_name(next->kind)});
      ++i;
      continue;
    }
    out.push_back(
        {.text = fact_sentence(each), .events = each.events, .kind = kind_name(each.kind)});
  }
  if (std::string text = slain_sentence(fight); !text.empty())
    out.push_back({.text = std::move(text), .events = fight.events, .kind = "slain"});
}

void add_told_facts(evening_paragraph& out, const std::vector<told_fact>& facts,
                    evening_length length) {
  for (const told_fact& each : facts)
    if (length == evening_length::full || is_worth_a_brief_word(each.kind))
      out.push_back(
          {.text = fact_sentence(each), .events = each.events, .kind = kind_name(each.kind)});
}

[[nodiscard]] std::string span_text(const event_span& span) {
  return span.first == span.last ? fmt::format("[{}]", span.first)
                                 : fmt::format("[{}–{}]", span.first, span.last);
}

[[nodiscard]] std::string sentence_marked_up(const evening_sentence& what,
                                             const evening_layout& how) {
  const std::string events = how.with_events ? span_text(what.events) : std::string();
  switch (how.form) {
    case evening_form::markdown:
      return markdown_text(what.text) + (events.empty() ? "" : " " + markdown_text(events));
    case evening_form::html:
      return fmt::format("<span data-first=\"{}\" data-last=\"{}\">{}{}</span>", what.events.first,
                         what.events.last, html_text(what.text),
                         events.empty() ? "" : " <small>" + html_text(events) + "</small>");
    default:
      return what.text + (events.empty() ? "" : " " + events);
  }
}

[[nodiscard]] std::string paragraph_text(const evening_paragraph& what, const evening_layout& how) {
  std::string out;
  for (const evening_sentence& each : what)
    out += (out.empty() ? "" : " ") + sentence_marked_up(each, how);
  return how.form == evening_form::html ? "<p>" + out + "</p>" : out;
}

}  // namespace

std::string evening_title(const model::views::told_evening& what) {
  return what.session.title.empty()
             ? fmt::format("Session {}", what.session.number)
             : fmt::format("Session {}: {}", what.session.number, what.session.title);
}

std::vector<evening_paragraph> evening_paragraphs(const model::views::told_evening& what,
                                                  evening_length length) {
  std::vector<evening_paragraph> out;
  for (const told_scene& each : what.scenes) {
    if (each.fight) add_told_fight(out.emplace_back(), *each.fight, length);
    add_told_facts(out.emplace_back(), each.facts, length);
  }
  std::erase_if(out, [](const evening_paragraph& each) { return each.empty(); });
  if (length == evening_length::full || out.empty()) return out;
  evening_paragraph all;
  for (evening_paragraph& each : out) std::ranges::move(each, std::back_inserter(all));
  // The newest matter most for how it goes on.
  if (all.size() > brief_sentences_max)
    all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(brief_sentences_max));
  out.assign(1, std::move(all));
  return out;
}

std::vector<std::string> evening_lines(std::string_view title,
                                       const std::vector<evening_paragraph>& told,
                                       const evening_layout& how) {
  std::vector<std::string> lines;
  const bool is_html = how.form == evening_form::html;
  if (is_html) lines.emplace_back("<section>");
  switch (how.form) {
    case evening_form::markdown:
      lines.push_back("## " + markdown_text(title));
      break;
    case evening_form::html:
      lines.push_back("<h2>" + html_text(title) + "</h2>");
      break;
    default:
      lines.emplace_back(title);
  }
  for (const evening_paragraph& each : told) {
    if (!is_html) lines.emplace_back();
    lines.push_back(paragraph_text(each, how));
  }
  if (is_html) lines.emplace_back("</section>");
  return lines;
}

}  // namespace dnd::cli
