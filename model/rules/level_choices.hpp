#pragma once

#include "model/character_record.hpp"
#include "model/command_values.hpp"
#include "model/content/entry.hpp"
#include "model/refusal.hpp"
#include "model/rules/class_entry.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What a level gives, and what has to be chosen with it: all of it as the entries of content say.
/// SRD: Beyond 1st Level, and the classes.
namespace dnd::model::rules {

enum class choice_kind : std::uint8_t {
  feature,      ///< slugs of features: a fighting style
  enemy,        ///< types of creatures
  terrain,      ///< words
  proficiency,  ///< slugs of proficiencies, those of skills among them
  expertise,    ///< the same
  language,     ///< slugs of languages
};

/// So many out of these, and none that is there already.
struct level_choice {
  choice_kind kind{};
  /// "Fighting Style": where the choice comes from.
  std::string source;
  std::int32_t count = 0;
  std::vector<std::string> from;
};

/// What is left open by what was said, for who asks for it step by step.
struct open_choice {
  /// Where the answer goes: "skills".
  std::string label;
  std::string source;
  std::int32_t count = 0;
  /// Slugs or words; "a: …" for options that have letters.
  std::vector<std::string> from;
  /// Without it the command is taken all the same.
  bool is_needed = true;
  /// Of spells: their highest level. `from` are those that are on no list of the class.
  std::int32_t most = 0;
  /// Of spells: those of any class will do.
  bool takes_any = false;
  friend bool operator==(const open_choice&, const open_choice&) = default;
};
using open_choices = std::vector<open_choice>;

struct level_gains {
  std::vector<content_entry_ptr> features;
  std::vector<level_choice> choices;
  /// How much scores may be raised, all together, or a feat in place of it; 0 at most levels.
  std::int32_t increase = 0;
};

/// The entry that a word names. Errors: `unknown_content`.
[[nodiscard]] ruled<content_entry_ptr> entry_named(const draft& out, category kind,
                                                   const std::string& name, std::size_t column);

/// What one level of a class brings to a record that has it, and the subclass, already.
[[nodiscard]] ruled<level_gains> gains_of(const draft& out, const character_record& record,
                                          const class_entry& of, int level);

/// The level of the class at which its subclass is chosen; 0 for a class without any.
[[nodiscard]] ruled<int> subclass_level(const draft& out, const class_entry& of);

/// Which of the options a word means: by slug, by its end ("archery"), or by a part that only one
/// has. Empty when none or several fit.
[[nodiscard]] std::string option_meant(const std::vector<std::string>& from, std::string_view word);

/// Takes what was said into the record, each word for the first choice that it fits and that is not
/// full. Errors: `bad_value` for a word that fits nowhere, and `missing_label` for a choice that is
/// left open, with what to type after `label:`; with `open` these are told there, and are no error.
[[nodiscard]] objection take_choices(character_record& record,
                                     const std::vector<level_choice>& choices,
                                     const std::vector<word>& said, std::string_view label,
                                     open_choices* open = nullptr);

/// Slugs as people say them, without what all of them begin with: "defense" of
/// `fighter-fighting-style-defense`.
[[nodiscard]] std::vector<std::string> option_words(const std::vector<std::string>& options);

/// "a, b or c".
[[nodiscard]] std::string listed_options(const std::vector<std::string>& options);

}  // namespace dnd::model::rules
