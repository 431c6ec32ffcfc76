#include "cli/app/commands.hpp"

#include "actors/content_import.hpp"
#include "actors/engine.hpp"
#include "cli/render/grammar.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

namespace dnd::cli {
namespace {

using actors::content_import;
using actors::import_outcome;
using actors::import_terms;
using actors::imported_thing;

/// The directory that creatures go into, and where what they name is looked up.
[[nodiscard]] io::result<import_terms> place_of(context& with) {
  import_terms terms;
  const std::string into = with.typed.value("--into").value_or("world");
  if (into == "campaign" || with.typed.has("--campaign")) {
    const auto which = chosen_campaign(with, with.typed.value("--campaign").value_or(""));
    if (!which) return which.error();
    terms.layers = with.places.address_of(*which, with.settings).content;
    terms.into = which->path;
    return terms;
  }
  const auto world = with.places.default_world();
  if (!world) return world.error();
  terms.into = world->path;
  terms.layers = {world->path};
  if (!with.places.options().data_dir.empty())
    terms.layers.push_back(with.places.options().data_dir);
  return terms;
}

[[nodiscard]] std::optional<usage_error> wrong_words(const arguments& typed) {
  const std::string into = typed.value("--into").value_or("world");
  if (into != "world" && into != "campaign")
    return usage_error{fmt::format("--into takes world or campaign, not \"{}\"", into), {}};
  if (into == "world" && typed.has("--into") && typed.has("--campaign"))
    return usage_error{"--campaign names where --into campaign goes", "Leave one of them out."};
  const std::string as = typed.value("--as").value_or("monster");
  if (as != "monster" && as != "character")
    return usage_error{fmt::format("--as takes monster or character, not \"{}\"", as), {}};
  return std::nullopt;
}

[[nodiscard]] std::string_view word_of(import_outcome outcome, bool written) {
  switch (outcome) {
    case import_outcome::ready:
      return written ? "written" : "ready";
    case import_outcome::exists:
      return "exists";
    case import_outcome::refused:
      return "refused";
  }
  return "refused";
}

void add_texts(json::writer& out, std::string_view name, const std::vector<std::string>& texts) {
  out.open(name, '[');
  for (const std::string& text : texts) out.text(text);
  out.close(']');
}

void add_thing(json::writer& out, const imported_thing& thing, bool written) {
  out.open('{');
  out.key("name").text(thing.name);
  out.key("category").text(thing.category);
  out.key("format").text(thing.format);
  out.key("source").text(thing.source);
  out.key("path").text(thing.target);
  out.key("outcome").text(word_of(thing.outcome, written));
  out.key("read").text(thing.read);
  add_texts(out, "guessed", thing.guessed);
  add_texts(out, "left_out", thing.left_out);
  out.open("problems", '[');
  for (const io::error& problem : thing.problems) out.text(io::render(problem));
  out.close(']');
  out.close('}');
}

[[nodiscard]] bool is_clean(const content_import& plan) {
  return plan.failures().empty() && plan.count(import_outcome::refused) == 0 &&
         !plan.things().empty();
}

[[nodiscard]] std::string json_of(const content_import& plan, bool written) {
  json::writer out;
  out.open('{');
  out.key("written").count(written ? plan.count(import_outcome::ready) : 0);
  out.key("existing").count(plan.count(import_outcome::exists));
  out.key("refused").count(plan.count(import_outcome::refused));
  out.open("entries", '[');
  for (const imported_thing& thing : plan.things()) add_thing(out, thing, written);
  out.close(']');
  out.open("failures", '[');
  for (const io::error& failure : plan.failures()) out.text(io::render(failure));
  out.close(']');
  out.open("passed_over", '[');
  for (const actors::import_note& note : plan.notes()) {
    out.open('{');
    out.key("path").text(note.path);
    out.key("what").text(note.what);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

void add_lines(std::vector<std::string>& lines, const imported_thing& thing, const layout& where) {
  constexpr std::size_t term_width = 11;
  const style& look = where.look;
  lines.push_back(fmt::format("{}  {}  {}", look.paint(tone::strong, look.clean(thing.name)),
                              look.clean(thing.target),
                              look.paint(tone::faint, "(" + look.clean(thing.format) + ")")));
  const auto define = [&](std::string_view term, const std::string& text) {
    if (text.empty()) return;
    for (std::string& line : definition_lines(std::string(term), text, term_width, where))
      lines.push_back("  " + std::move(line));
  };
  define("read", look.clean(thing.read));
  define("guessed", look.clean(fmt::format("{}", fmt::join(thing.guessed, "; "))));
  define("left out", look.clean(fmt::format("{}", fmt::join(thing.left_out, "; "))));
  for (const io::error& problem : thing.problems) define("wrong", look.clean(render(problem)));
  if (thing.outcome == import_outcome::exists)
    define("kept", "a file of this name is there already (--force overwrites)");
}

[[nodiscard]] std::string summary_of(const content_import& plan, bool written) {
  std::string text = fmt::format("{} {}.", written ? "Wrote" : "Would write",
                                 counted(plan.count(import_outcome::ready), "file"));
  if (const std::size_t kept = plan.count(import_outcome::exists); kept > 0)
    text += fmt::format(" {} there already (--force overwrites).",
                        kept == 1 ? "1 was" : fmt::format("{} were", kept));
  if (const std::size_t refused = plan.count(import_outcome::refused); refused > 0)
    text += fmt::format(" {} refused.", counted(refused, "creature"));
  if (!plan.failures().empty())
    text += fmt::format(" {} could not be read.", counted(plan.failures().size(), "file"));
  return text;
}

}  // namespace

exit_code import_command(context& with) {
  if (const auto wrong = wrong_words(with.typed)) return fail(with, *wrong);
  if (const auto fine = content_is_files(with); !fine) return fail(with, fine.error());
  auto terms = place_of(with);
  if (!terms) return fail(with, terms.error());
  auto path = actors::absolute_path(with.typed.first_word());
  if (!path) return fail(with, path.error());
  terms->path = *std::move(path);
  if (const auto as = with.typed.value("--as"))
    terms->as = *as == "character" ? actors::import_kind::character : actors::import_kind::monster;
  if (with.typed.has("--force")) terms->files = import_terms::existing::overwrite;
  const auto plan = content_import::plan(with.ops, *terms);
  if (!plan) return fail(with, plan.error());
  const bool writes = !with.typed.has("--dry-run") && plan->count(import_outcome::ready) > 0;
  if (writes) {
    const auto written = plan->carry_out(with.ops);
    if (!written) return fail(with, written.error());
  }
  const std::string summary = summary_of(*plan, !with.typed.has("--dry-run"));
  if (with.format == answer_format::json) {
    const std::string facts = json_of(*plan, writes);
    if (is_clean(*plan)) return answer(with, facts);
    return answer(with, facts, {.code = io::ec::bad_content, .what = summary});
  }
  std::vector<std::string> lines;
  for (const imported_thing& thing : plan->things()) add_lines(lines, thing, with.out.out());
  const style& look = with.out.out().look;
  for (const actors::import_note& note : plan->notes())
    lines.push_back(
        look.paint(tone::faint, look.clean("passed over: " + note.path + ": " + note.what)));
  for (const io::error& failure : plan->failures())
    lines.push_back(look.paint(tone::bad, "not read: ") + look.clean(render(failure)));
  lines.push_back(summary);
  (void)answer(with, lines);
  return is_clean(*plan) ? exit_code::done : exit_code::refused;
}

}  // namespace dnd::cli
