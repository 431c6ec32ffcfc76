#include "model/verbs/treasure.hpp"

#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/treasure.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec treasure_cr{.name = "cr",
                                 .kind = value_kind::number,
                                 .placeholder = "N",
                                 .help = "the challenge of who had it",
                                 .range = {0, 30}};
constexpr label_spec treasure_table{.name = "table",
                                    .kind = value_kind::name,
                                    .placeholder = "NAME",
                                    .help = "in place of a challenge: a table of the content"};
constexpr label_spec treasure_to{.name = "to",
                                 .kind = value_kind::holder,
                                 .placeholder = "HOLDER",
                                 .help = "who gets it; otherwise the stash"};
constexpr label_spec treasure_labels[] = {treasure_cr, treasure_table, treasure_to, labels::rolled};
constexpr flag_spec treasure_hoard{.name = "hoard",
                                   .help = "what many leave together, not what one carries"};
constexpr flag_spec treasure_unknown{.name = "unidentified",
                                     .help = "players do not see what magic items are"};
constexpr flag_spec treasure_flags[] = {treasure_hoard, treasure_unknown};
constexpr std::string_view treasure_examples[] = {
    "treasure cr: 5", "treasure hoard cr: 11 to: stash", "treasure table: uncommon items to: Grog"};

}  // namespace

constinit const verb_spec treasure::row{
    .name = "treasure",
    .labels = treasure_labels,
    .flags = treasure_flags,
    .summary = "rolls what is found, and puts it into the stash",
    .details =
        "By tables of the content, `find treasure-tables`: coins, gems and works of art, which "
        "keep "
        "their worth, and magic items. SRD 5.1 has no such tables; the numbers of those that come "
        "along are their own, and a world may have others.",
    .examples = treasure_examples};

treasure treasure::read(value_reader& given) {
  return {.challenge = given.number(treasure_cr),
          .table = given.optional_word(treasure_table),
          .to = given.optional_word(treasure_to),
          .hoard = given.has(treasure_hoard),
          .unidentified = given.has(treasure_unknown),
          .rolled = given.faces(labels::rolled)};
}

void treasure::print(line_writer& line) const {
  line.number(treasure_cr, challenge).optional_word(treasure_table, table);
  line.optional_word(treasure_to, to).faces(labels::rolled, rolled);
  line.flag(treasure_hoard, hoard).flag(treasure_unknown, unidentified);
}

objection treasure::decide(rules::draft& out) const {
  using namespace rules;
  if (challenge.has_value() == table.has_value())
    return refusal{refusal_code::missing_label,
                   "a challenge or a table says what is found, one of them",
                   "`cr: 5`, or `table:` and the name of a table",
                   table ? std::optional(table->column) : std::nullopt};
  if (hoard && table)
    return refusal{refusal_code::unexpected_text, "a table is a hoard or is none by itself",
                   "leave out `hoard`", table->column};
  const std::string slug =
      table ? slug_of(table->text)
            : table_for(hoard ? treasure_kind::hoard : treasure_kind::individual, *challenge);
  const content_entry_ptr found = out.entry(category::treasure_tables, slug);
  if (!found)
    return refusal{refusal_code::unknown_content,
                   fmt::format("there is no treasure table {}", shown(table ? table->text : slug)),
                   "`find treasure-tables` lists those that there are",
                   table ? std::optional(table->column) : std::nullopt};
  small_text holder = stash_holder;
  if (to) {
    const auto named = holder_named(out.now(), *to);
    if (!named) return named.error();
    holder = *named;
  }
  return find_treasure(out, *found, holder, unidentified);
}

}  // namespace dnd::model::commands
