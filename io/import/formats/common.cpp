#include "io/import/formats/common.hpp"

#include "io/import/plain_text.hpp"
#include "io/import/spell_text.hpp"
#include "io/import/stat_words.hpp"
#include "model/dice/simple.hpp"

#include <algorithm>

namespace dnd::io::imports {

void read_scores(record_reader& from, creature_maker& into,
                 const std::array<std::string_view, model::ability_count>& names) {
  for (std::size_t i = 0; i < names.size(); ++i)
    into.score(static_cast<model::ability>(i), from.number(names[i]));
}

void read_speed_record(const node& from, creature_maker& into) {
  if (!from.is(node_kind::record)) return into.speed(text_of_node(&from));
  std::string words;
  for (const auto& [name, value] : from.fields) {
    std::string way = name;
    std::transform(way.begin(), way.end(), way.begin(), [](unsigned char letter) {
      return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    });
    const bool moves =
        way == "walk" || way == "fly" || way == "swim" || way == "climb" || way == "burrow";
    const node* feet = value.is(node_kind::record) ? value.find("number") : &value;
    if (moves && number_of_node(feet).value_or(0) > 0)
      words += way + " " + std::to_string(*number_of_node(feet)) + ", ";
    const bool hovers = (way == "hover" || way == "canhover") && value.text == "true";
    if (hovers || text_of_node(value.find("condition")).find("hover") != std::string::npos)
      words += "hover, ";
  }
  if (words.empty()) words = "walk 0";
  into.speed(words);
}

void add_trait(std::string_view title, std::string_view text, creature_maker& into) {
  const std::string plain = plain_text(text);
  if (plain_line(title).find("pellcasting") != std::string::npos)
    if (auto casting = read_spell_text(plain)) into.spellcasting(std::move(*casting));
  into.trait(title, plain);
}

void add_traits(const std::vector<const node*>& records, std::string_view name_field,
                std::string_view text_field, creature_maker& into) {
  for (const node* each : records)
    add_trait(text_of_node(each->find(name_field)), joined_texts(each->find(text_field), "\n"),
              into);
}

void add_actions(const std::vector<const node*>& records, model::action_group group,
                 std::string_view name_field, std::string_view text_field, creature_maker& into) {
  for (const node* each : records)
    into.action(group, text_of_node(each->find(name_field)),
                joined_texts(each->find(text_field), "\n"));
}

model::damage_part damage_of(std::string_view dice, std::string_view type) {
  model::damage_part part{.dice = {}, .type = {}, .save = {}};
  std::string tight;
  for (const char letter : plain_line(dice))
    if (letter != ' ') tight += letter;
  const auto parsed = model::parse_simple(tight);
  const auto kind = model::parse_damage_type(type);
  if (!parsed || !kind) return part;
  part.dice = model::print(*parsed);
  part.type = *kind;
  return part;
}

}  // namespace dnd::io::imports
