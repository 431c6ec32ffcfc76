#include "model/rules/level_choices.hpp"

#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dnd::model::rules {

namespace {

constexpr std::string_view skill_prefix = "skill-";

bool is_among(const std::vector<std::string>& list, std::string_view what) {
  return std::ranges::find(list, what) != list.end();
}

void add_choice(const content_entry& from, std::string_view field, choice_kind kind,
                level_gains& into) {
  if (auto choice = choice_in(from.fields, field))
    into.choices.push_back({.kind = kind,
                            .source = from.name,
                            .count = choice->count,
                            .from = std::move(choice->from)});
}

void add_feature(content_entry_ptr feature, level_gains& into) {
  add_choice(*feature, "choose_features", choice_kind::feature, into);
  add_choice(*feature, "choose_enemies", choice_kind::enemy, into);
  add_choice(*feature, "choose_terrains", choice_kind::terrain, into);
  add_choice(*feature, "choose_expertise", choice_kind::expertise, into);
  add_choice(*feature, "choose_proficiencies", choice_kind::proficiency, into);
  into.increase += field_number(feature->fields, "increase");
  into.features.push_back(std::move(feature));
}

/// Those whose number grows with the class, wherever they came from first. SRD: Eldritch
/// Invocations.
void add_invocations(const content_entry& feature, const class_entry& of, int level,
                     level_gains& into) {
  std::vector<std::string> from = texts_in(feature.fields, "invocations");
  const int more = of.resource(level, "invocations_known") -
                   (level > 1 ? of.resource(level - 1, "invocations_known") : 0);
  if (!from.empty() && more > 0)
    into.choices.push_back({.kind = choice_kind::feature,
                            .source = feature.name,
                            .count = more,
                            .from = std::move(from)});
}

/// The slugs of what one level gives, the subclass's after those of the class.
std::vector<std::string> features_at(const class_entry& of, const content_entry* subclass,
                                     int level) {
  std::vector<std::string> slugs = of.features_at(level);
  if (subclass == nullptr) return slugs;
  for (std::string& each : class_entry(*subclass).features_at(level))
    slugs.push_back(std::move(each));
  return slugs;
}

/// "monstrosities" are of the type "monstrosity".
std::string type_of(std::string many) {
  if (many.ends_with("ies")) return many.replace(many.size() - 3, 3, "y");
  if (many.ends_with('s')) many.pop_back();
  return many;
}

/// What a record has of a kind of choice, as the choice says it.
std::vector<std::string> held(const character_record& record, const level_choice& choice) {
  switch (choice.kind) {
    case choice_kind::feature:
      return record.features;
    case choice_kind::enemy: {
      std::vector<std::string> all = choice.from;
      std::erase_if(
          all, [&](const std::string& one) { return !is_among(record.enemies, type_of(one)); });
      return all;
    }
    case choice_kind::expertise:
    case choice_kind::proficiency: {
      std::vector<std::string> all =
          choice.kind == choice_kind::expertise ? record.expertise : record.skills;
      for (std::string& each : all) each = std::string(skill_prefix) + each;
      if (choice.kind == choice_kind::proficiency)
        all.insert(all.end(), record.proficiencies.begin(), record.proficiencies.end());
      return all;
    }
    case choice_kind::terrain:
    case choice_kind::language:
      return {};
  }
  return {};
}

/// Adds to a list of the file that no command reads: `terrains: [forest]`.
void keep(character_record& record, std::string_view field, const std::string& what) {
  auto found = std::ranges::find(record.others, field, &kept_field::field);
  if (found == record.others.end()) {
    record.others.push_back({std::string(field), "[" + what + "]"});
    return;
  }
  if (found->text.ends_with(']')) found->text.pop_back();
  found->text += ", " + what + "]";
}

void take(character_record& record, choice_kind kind, const std::string& what) {
  const bool is_skill = what.starts_with(skill_prefix);
  const std::string bare = is_skill ? what.substr(skill_prefix.size()) : what;
  switch (kind) {
    case choice_kind::feature:
      record.features.push_back(what);
      break;
    case choice_kind::enemy:
      record.enemies.push_back(type_of(what));
      break;
    case choice_kind::terrain:
      keep(record, "terrains", what);
      break;
    case choice_kind::proficiency:
      (is_skill ? record.skills : record.proficiencies).push_back(bare);
      break;
    case choice_kind::expertise:
      if (is_skill)
        record.expertise.push_back(bare);
      else
        keep(record, "tool_expertise", bare);
      break;
    case choice_kind::language:
      record.languages += (record.languages.empty() ? "" : ", ") + what;
      break;
  }
}

}  // namespace

ruled<content_entry_ptr> entry_named(const draft& out, category kind, const std::string& name,
                                     std::size_t column) {
  content_entry_ptr found = out.entry(kind, slug_of(name));
  if (found) return found;
  return refusal{refusal_code::unknown_content,
                 fmt::format("there is no {} \"{}\"", noun_of(kind), name),
                 {},
                 column};
}

ruled<level_gains> gains_of(const draft& out, const character_record& record, const class_entry& of,
                            int level) {
  content_entry_ptr subclass;
  if (const std::string chosen(subclass_in(record, of.slug())); !chosen.empty()) {
    auto found = entry_named(out, category::subclasses, chosen, 0);
    if (!found) return found.error();
    subclass = *std::move(found);
  }
  const std::vector<std::string> slugs = features_at(of, subclass.get(), level);
  // Asked for all at once: what is missing is read together.
  for (const std::string& slug : slugs) static_cast<void>(out.entry(category::features, slug));
  level_gains gains;
  for (const std::string& slug : slugs) {
    auto feature = entry_named(out, category::features, slug, 0);
    if (!feature) return feature.error();
    add_feature(*std::move(feature), gains);
  }
  if (of.resource(level, "invocations_known") == 0) return gains;
  for (int at = 1; at <= level; ++at)
    for (const std::string& slug : of.features_at(at)) {
      auto feature = entry_named(out, category::features, slug, 0);
      if (!feature) return feature.error();
      add_invocations(**feature, of, level, gains);
    }
  return gains;
}

ruled<int> subclass_level(const draft& out, const class_entry& of) {
  int least = 0;
  for (const std::string& slug : of.subclasses()) {
    auto found = entry_named(out, category::subclasses, slug, 0);
    if (!found) return found.error();
    const content_node* const rows = (*found)->fields.find("levels");
    if (rows == nullptr) continue;
    for (const content_node& row : rows->items) {
      const int level = field_number(row, "level", 1);
      least = least == 0 ? level : std::min(least, level);
    }
  }
  return least;
}

std::string option_meant(const std::vector<std::string>& from, std::string_view word) {
  const std::string slug = slug_of(word);
  if (slug.empty()) return {};
  if (is_among(from, slug)) return slug;
  std::vector<std::string> ends;
  std::vector<std::string> parts;
  for (const std::string& each : from) {
    if (each.ends_with("-" + slug)) ends.push_back(each);
    if (each.find(slug) != std::string::npos) parts.push_back(each);
  }
  if (!ends.empty()) return ends.size() == 1 ? ends.front() : std::string();
  return parts.size() == 1 ? parts.front() : std::string();
}

std::vector<std::string> option_words(const std::vector<std::string>& options) {
  // Options of one feature begin alike: "metamagic-".
  std::size_t shared = 0;
  if (options.size() > 1) {
    const std::string& first = options.front();
    for (std::size_t i = 0; i < first.size(); ++i) {
      if (!std::ranges::all_of(options, [&](const std::string& one) {
            return one.starts_with(first.substr(0, i + 1));
          }))
        break;
      if (first[i] == '-') shared = i + 1;
    }
  }
  std::vector<std::string> words;
  for (const std::string& each : options) {
    std::string& one = words.emplace_back(each.substr(shared));
    std::ranges::replace(one, '-', ' ');
  }
  return words;
}

std::string listed_options(const std::vector<std::string>& options) {
  const std::vector<std::string> words = option_words(options);
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

objection take_choices(character_record& record, const std::vector<level_choice>& choices,
                       const std::vector<word>& said, std::string_view label,
                       open_choices* open_to) {
  std::vector<std::int32_t> left;
  for (const level_choice& one : choices) left.push_back(one.count);
  for (const word& each : said) {
    bool known_already = false;
    bool taken = false;
    for (std::size_t i = 0; i < choices.size() && !taken; ++i) {
      const std::string meant = option_meant(choices[i].from, each.text);
      if (meant.empty() || left[i] == 0) continue;
      if (is_among(held(record, choices[i]), meant)) {
        known_already = true;
        continue;
      }
      take(record, choices[i].kind, meant);
      --left[i];
      taken = true;
    }
    if (taken) continue;
    if (known_already)
      return refusal{refusal_code::bad_value, fmt::format("\"{}\" was chosen before", each.text),
                     "nothing can be chosen twice", each.column};
    return refusal{refusal_code::bad_value,
                   fmt::format("\"{}\" is not among what can be chosen here", each.text),
                   choices.empty() ? std::string("nothing has to be chosen with this level")
                                   : "choose from " + listed_options(choices.front().from),
                   each.column};
  }
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (left[i] <= 0) continue;
    std::vector<std::string> open = choices[i].from;
    const std::vector<std::string> has_already = held(record, choices[i]);
    std::erase_if(open, [&](const std::string& one) { return is_among(has_already, one); });
    if (open.empty()) continue;
    if (open_to != nullptr) {
      open_to->push_back({.label = std::string(label),
                          .source = choices[i].source,
                          .count = left[i],
                          .from = std::move(open)});
      continue;
    }
    return refusal{refusal_code::missing_label,
                   fmt::format("{}: {} {} to be chosen", choices[i].source, left[i],
                               left[i] == 1 ? "has" : "have"),
                   fmt::format("add `{}:` with {}", label, listed_options(open)), std::nullopt};
  }
  return std::nullopt;
}

}  // namespace dnd::model::rules
