#include "model/rules/class_entry.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace dnd::model::rules {

namespace {

std::int32_t number_of(std::string_view text, std::int32_t otherwise) noexcept {
  std::int32_t made = otherwise;
  (void)std::from_chars(text.data(), text.data() + text.size(), made);
  return made;
}

std::vector<std::pair<ability, int>> scores_in(const content_node* at) {
  std::vector<std::pair<ability, int>> scores;
  if (at == nullptr) return scores;
  for (const content_node& one : at->items)
    if (const auto which = parse_ability(one.key))
      scores.emplace_back(*which, number_of(one.text, 0));
  return scores;
}

counted_choice choice_of(const content_node& at) {
  return {.count = field_number(at, "count"), .from = texts_in(at, "from")};
}

/// SRD: Wizard, Spellbook: six spells at first, and two more with each level.
constexpr int book_begins_with = 6;
constexpr int book_grows_by = 2;

}  // namespace

std::int32_t field_number(const content_node& at, std::string_view field,
                          std::int32_t otherwise) noexcept {
  return number_of(at.text_of(field), otherwise);
}

std::vector<std::string> texts_in(const content_node& at, std::string_view field) {
  std::vector<std::string> texts;
  const content_node* const list = at.find(field);
  if (list == nullptr) return texts;
  for (const content_node& one : list->items) texts.push_back(one.text);
  return texts;
}

std::optional<counted_choice> choice_in(const content_node& at, std::string_view field) {
  const content_node* const found = at.find(field);
  if (found == nullptr) return std::nullopt;
  return choice_of(*found);
}

std::vector<counted_choice> choices_in(const content_node& at, std::string_view field) {
  std::vector<counted_choice> choices;
  const content_node* const list = at.find(field);
  if (list == nullptr) return choices;
  for (const content_node& one : list->items) choices.push_back(choice_of(one));
  return choices;
}

const content_node* class_entry::row(int level) const noexcept {
  const content_node* const rows = of_.fields.find("levels");
  if (rows == nullptr) return nullptr;
  const auto found = std::ranges::find_if(
      rows->items, [&](const content_node& one) { return field_number(one, "level") == level; });
  return found == rows->items.end() ? nullptr : &*found;
}

std::vector<std::string> class_entry::features_at(int level) const {
  const content_node* const at = row(level);
  return at == nullptr ? std::vector<std::string>() : texts_in(*at, "features");
}

std::vector<std::pair<ability, int>> class_entry::required() const {
  const content_node* const later = of_.fields.find("multiclass");
  return later == nullptr ? std::vector<std::pair<ability, int>>()
                          : scores_in(later->find("requires"));
}

std::vector<std::pair<ability, int>> class_entry::required_one() const {
  const content_node* const later = of_.fields.find("multiclass");
  return later == nullptr ? std::vector<std::pair<ability, int>>()
                          : scores_in(later->find("requires_one"));
}

std::vector<counted_choice> class_entry::later_choices() const {
  const content_node* const later = of_.fields.find("multiclass");
  return later == nullptr ? std::vector<counted_choice>()
                          : choices_in(*later, "choose_proficiencies");
}

spell_source class_entry::source() const noexcept {
  if (of_.fields.find("spellcasting") == nullptr) return spell_source::none;
  const content_node* const rows = of_.fields.find("levels");
  const bool counts = rows != nullptr && std::ranges::any_of(rows->items, [](const auto& one) {
                        return one.find("spells_known") != nullptr;
                      });
  if (counts) return spell_source::known;
  const content_node* const outfit = of_.fields.find("equipment");
  const bool has_book = outfit != nullptr && outfit->find("spellbook") != nullptr;
  return has_book ? spell_source::book : spell_source::prepared;
}

std::optional<ability> class_entry::casts_with() const noexcept {
  const content_node* const casting = of_.fields.find("spellcasting");
  return casting == nullptr ? std::nullopt : parse_ability(casting->text_of("with"));
}

int class_entry::figure(int level, std::string_view name) const noexcept {
  const content_node* const at = row(level);
  return at == nullptr ? 0 : field_number(*at, name);
}

int class_entry::resource(int level, std::string_view name) const noexcept {
  const content_node* const at = row(level);
  const content_node* const all = at == nullptr ? nullptr : at->find("resources");
  return all == nullptr ? 0 : field_number(*all, name);
}

int class_entry::highest_slot(int level) const noexcept {
  const content_node* const at = row(level);
  const content_node* const slots = at == nullptr ? nullptr : at->find("slots");
  return slots == nullptr ? 0 : static_cast<int>(slots->items.size());
}

int class_entry::prepared_most(int level, int modifier) const noexcept {
  const content_node* const casting = of_.fields.find("spellcasting");
  // Who begins to cast later counts half of the levels.
  const bool half = casting != nullptr && field_number(*casting, "from_level", 1) > 1;
  return std::max(1, modifier + (half ? level / 2 : level));
}

int class_entry::book_size(int level) const noexcept {
  return book_begins_with + book_grows_by * (level - 1);
}

}  // namespace dnd::model::rules
