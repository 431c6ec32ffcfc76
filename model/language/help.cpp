#include "model/language/help.hpp"

#include "model/language/reference.hpp"
#include "model/language/verbs.hpp"
#include "model/language/wording.hpp"
#include "model/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace dnd::model {
namespace {

using namespace language;

/// `left`, filled up to `width` columns, then `right`.
std::string row(std::string_view left, std::size_t width, std::string_view right) {
  const std::size_t used = display_width(left);
  std::string text = "  " + std::string(left);
  text.append(used < width ? width - used : 0, ' ');
  return text.append("  ").append(right).append("\n");
}

std::string name_of(const label_spec& spec) {
  if (spec.is_subject()) return std::string(spec.placeholder);
  return std::string(spec.name) + ": " + std::string(spec.placeholder);
}

std::string meaning_of(const label_spec& spec) {
  std::string text(spec.help);
  if (spec.range.most > 0 && spec.kind == value_kind::number)
    text.append(" (")
        .append(std::to_string(spec.range.least))
        .append(" to ")
        .append(std::to_string(spec.range.most))
        .append(")");
  if (!spec.alias.empty()) text.append("; `").append(spec.alias).append(":` is the same");
  return text;
}

/// Calls `add(name, meaning)` for each part of a verb.
template <class Add>
void for_each_part(const verb_spec& verb, const Add& add) {
  if (verb.subject) add(name_of(*verb.subject), meaning_of(*verb.subject));
  for (const label_spec& spec : verb.labels) add(name_of(spec), meaning_of(spec));
  for (const flag_spec& flag : verb.flags)
    add(flag.alias.empty() ? std::string(flag.name)
                           : std::string(flag.name) + ", " + std::string(flag.alias),
        std::string(flag.help));
}

/// The short words after the first, which stands in the short form.
std::string other_words(const verb_spec& verb) {
  return listed(verb.shorts.subspan(1));
}

/// "attack, a, hit".
std::string all_words(const verb_spec& verb) {
  std::string text(verb.name);
  for (const std::string_view word : verb.shorts) text.append(", ").append(word);
  return text;
}

std::string verb_help(const verb_spec& verb) {
  std::string text = usage(verb) + "\n";
  text.append("  ").append(verb.summary).append("\n");
  if (!verb.details.empty()) text.append("  ").append(verb.details).append("\n");
  const std::string in_short = short_usage(verb);
  if (!in_short.empty()) text.append("  In short: ").append(in_short).append("\n");
  if (verb.shorts.size() > 1) text.append("  Also: ").append(other_words(verb)).append("\n");
  std::size_t width = 0;
  for_each_part(verb, [&](const std::string& name, const std::string&) {
    width = std::max(width, display_width(name));
  });
  std::string parts;
  for_each_part(verb, [&](const std::string& name, const std::string& meaning) {
    parts.append("  ").append(row(name, width, meaning));
  });
  text.append(parts);
  for (const std::string_view example : verb.examples)
    text.append("  > ").append(example).append("\n");
  return text;
}

std::string verb_markdown(const verb_spec& verb) {
  std::string text = "### " + std::string(verb.name) + "\n\n```\n" + usage(verb) + "\n";
  const std::string in_short = short_usage(verb);
  if (!in_short.empty()) text.append(in_short).append("\n");
  text.append("```\n\n");
  std::string summary(verb.summary);
  summary.front() = static_cast<char>(summary.front() - 'a' + 'A');
  text.append(summary).append(".");
  if (!verb.details.empty()) text.append(" ").append(verb.details);
  if (verb.shorts.size() > 1) text.append(" Also: ").append(other_words(verb)).append(".");
  text.append("\n\n");
  std::string parts;
  for_each_part(verb, [&](const std::string& name, const std::string& meaning) {
    parts.append("- `").append(name).append("`: ").append(meaning).append("\n");
  });
  if (!parts.empty()) text.append(parts).append("\n");
  if (verb.examples.empty()) return text;
  text.append("```\n");
  for (const std::string_view example : verb.examples) text.append(example).append("\n");
  return text.append("```\n\n");
}

}  // namespace

std::string help_text() {
  std::size_t width = 0;
  for (const verb_spec& spec : verbs()) width = std::max(width, display_width(all_words(spec)));
  std::string text;
  for (const verb_spec& spec : verbs()) text.append(row(all_words(spec), width, spec.summary));
  text.append("\n`help VERB` shows how a command is written, `help dice` the dice notation.\n");
  text.append("Values need no quotes, `and:` goes on with a list, `#` starts a comment.\n");
  return text;
}

std::string help_text(std::string_view verb) {
  if (same_word(verb, dice_topic)) return std::string(dice_reference);
  if (const verb_spec* spec = find_verb(verb)) {
    std::string text = verb_help(*spec);
    // `help save` would otherwise hide that there is `save death`.
    for (const verb_spec& other : verbs())
      if (begins_with(other.name, std::string(spec->name) + " "))
        text.append("\n").append(verb_help(other));
    return text;
  }
  if (!is_verb_group(verb)) return help_text();
  std::string text;
  for (const verb_spec& spec : verbs()) {
    if (!begins_with(spec.name, std::string(verb) + " ")) continue;
    if (!text.empty()) text.append("\n");
    text.append(verb_help(spec));
  }
  return text;
}

std::string commands_markdown() {
  std::string text(reference_intro);
  text.append("\n## Commands\n\n| command | in short | does |\n| --- | --- | --- |\n");
  for (const verb_spec& spec : verbs()) {
    const std::string in_short = short_usage(spec);
    text.append("| `").append(spec.name).append("` | ");
    if (!in_short.empty()) text.append("`").append(in_short).append("` ");
    text.append("| ").append(spec.summary).append(" |\n");
  }
  text.append("\n");
  for (const verb_spec& spec : verbs()) text.append(verb_markdown(spec));
  text.append("## Dice notation\n\n").append(dice_reference).append("\n");
  return text.append(reference_answers);
}

}  // namespace dnd::model
