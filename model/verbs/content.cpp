#include "model/verbs/content.hpp"

#include "model/content/search.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"

#include <algorithm>
#include <array>

namespace dnd::model::commands {

namespace {

using namespace language;

// -- look --------------------------------------------------------------------

constexpr label_spec look_what{.kind = value_kind::entry,
                               .needed = need::required,
                               .placeholder = "NAME",
                               .help = "an entry of the content, or a creature that is there"};
constexpr label_spec look_kind{.name = "kind",
                               .kind = value_kind::content_kind,
                               .placeholder = "KIND",
                               .help = "spell, monster, trait …: where several have the name"};
constexpr label_spec look_labels[] = {look_kind};
constexpr std::string_view look_examples[] = {"look fireball", "look goblin", "look prone",
                                              "look spell shield", "look shield kind: equipment"};

// -- find --------------------------------------------------------------------

struct label_words {
  std::string_view label;
  std::string_view placeholder;
  std::string_view help;
};

constexpr std::array find_words = {
    label_words{"cr", "RANGE", "challenge: 1/2, 1..3, ..2, 5.."},
    label_words{"level", "RANGE", "0 are cantrips: 3, 1..3"},
    label_words{"type", "WORD", "such as undead; a subtype, too"},
    label_words{"size", "WORD", "tiny to gargantuan"},
    label_words{"ac", "RANGE", "armor class: 15.."},
    label_words{"hp", "RANGE", "hit points: ..20"},
    label_words{"alignment", "WORDS", "a part of it: evil"},
    label_words{"legendary", "yes|no", "whether there are legendary actions"},
    label_words{"spell", "NAME", "knows the spell"},
    label_words{"damage", "TYPE", "deals it"},
    label_words{"condition", "NAME", "may impose it"},
    label_words{"immune", "TYPE", "damage that does nothing"},
    label_words{"resist", "TYPE", "damage that is halved"},
    label_words{"vulnerable", "TYPE", "damage that is doubled"},
    label_words{"language", "WORDS", "a part of the languages"},
    label_words{"class", "WORD", "of a class; of equipment: simple, martial, heavy …"},
    label_words{"subclass", "WORD", "of a subclass"},
    label_words{"race", "WORD", "of a race"},
    label_words{"school", "WORD", "such as evocation"},
    label_words{"ritual", "yes|no", "may be cast as a ritual"},
    label_words{"concentration", "yes|no", "needs concentration"},
    label_words{"time", "WORDS", "a part of the casting time: bonus"},
    label_words{"save", "ABILITY", "the saving throw"},
    label_words{"attack", "WORD", "melee or ranged"},
    label_words{"category", "WORD", "such as armor"},
    label_words{"cost", "RANGE", "in gold pieces, or 5sp: ..10"},
    label_words{"weight", "RANGE", "in pounds: ..2"},
    label_words{"property", "WORD", "such as finesse"},
    label_words{"rarity", "WORD", "common to legendary"},
    label_words{"attunement", "yes|no", "needs attunement"},
    label_words{"speed", "RANGE", "feet"},
    label_words{"ability", "ABILITY", "that it goes with"},
    label_words{"name", "WORDS", "a part of the name"},
    label_words{"text", "WORDS", "a part of anything in the entry"},
};

/// "challenge: 1/2, 1..3 (monsters)": a text that is put together while this is compiled.
struct help_text {
  std::array<char, 160> bytes{};
  std::size_t size = 0;

  constexpr void add(std::string_view text) {
    for (const char each : text) bytes[size++] = each;
  }
  [[nodiscard]] constexpr std::string_view view() const { return {bytes.data(), size}; }
};

constexpr help_text help_of(const label_words& words) {
  help_text made;
  made.add(words.help);
  bool first = true;
  for (const search_field& each : search_fields) {
    if (each.label != words.label) continue;
    made.add(first ? " (" : ", ");
    // "magic-items" reads better with its blank.
    for (const char letter : category_name_list[static_cast<std::size_t>(each.kind)])
      made.bytes[made.size++] = letter == '-' ? ' ' : letter;
    first = false;
  }
  if (!first) made.add(")");
  return made;
}

constexpr auto find_helps = [] {
  std::array<help_text, find_words.size()> made{};
  for (std::size_t i = 0; i < made.size(); ++i) made[i] = help_of(find_words[i]);
  return made;
}();

constexpr auto find_labels = [] {
  std::array<label_spec, find_words.size()> made{};
  for (std::size_t i = 0; i < made.size(); ++i)
    made[i] = {.name = find_words[i].label,
               .kind = value_kind::sought,
               .placeholder = find_words[i].placeholder,
               .help = find_helps[i].view()};
  return made;
}();

constexpr bool every_field_has_a_label() {
  const auto has = [](const search_field& field) {
    return std::ranges::any_of(find_words,
                               [&](const label_words& each) { return each.label == field.label; });
  };
  return std::ranges::all_of(search_fields, has) && std::ranges::all_of(common_search_fields, has);
}
static_assert(every_field_has_a_label());

constexpr label_spec find_kind{.kind = value_kind::content_kind,
                               .placeholder = "KIND",
                               .help =
                                   "monsters, spells, equipment, magic items …; may be left out "
                                   "where the labels say it"};
constexpr std::string_view find_examples[] = {
    "find cr: 2 type: undead", "find spell level: 3 class: wizard",
    "find monster cr: ..1/2 size: small name: goblin", "find equipment property: finesse",
    "find magic item rarity: legendary"};

}  // namespace

constinit const verb_spec look::row{
    .name = "look",
    .subject = look_what,
    .labels = look_labels,
    .summary = "shows what the rules and the world say of something",
    .details =
        "By its name, or a beginning that fits one alone; all that have the name are shown. "
        "A creature that is there is shown as `status` does.",
    .examples = look_examples};

look look::read(value_reader& given) {
  return {.what = given.one_word(look_what), .of = given.category_of(look_kind)};
}

void look::print(line_writer& line) const {
  line.optional_word(look_what, what);
  if (of) line.name(look_kind, to_text(*of));
}

constinit const verb_spec find::row{
    .name = "find",
    .subject = find_kind,
    .labels = find_labels,
    .labels_in_usage = "[LABEL: VALUE]…",
    .label_fits = &search_label_fits,
    .summary = "lists what there is of a kind, by what it is like",
    .details = "All labels have to hold. Numbers may be ranges: `1..3`, `..2`, `5..`.",
    .examples = find_examples};

find find::read(value_reader& given) {
  find said{.of = given.category_of(find_kind), .wanted = {}};
  for (const label_spec& label : find_labels)
    if (auto value = given.optional_word(label))
      said.wanted.push_back({std::string(label.name), *std::move(value)});
  return said;
}

void find::print(line_writer& line) const {
  if (of) line.name(find_kind, to_text(*of));
  for (const sought& each : wanted) {
    const auto label = std::ranges::find(find_labels, each.label, &label_spec::name);
    if (label != find_labels.end()) line.optional_word(*label, each.value);
  }
}

}  // namespace dnd::model::commands
