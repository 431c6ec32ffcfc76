#include "model/verbs/doer.hpp"

#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/able.hpp"
#include "model/rules/naming.hpp"

namespace dnd::model {

namespace commands {

using namespace language;

doer read_doer(value_reader& given) {
  return {.by = given.optional_word(labels::by_actor),
          .bonus = given.has(labels::as_bonus),
          .free = given.has(labels::for_free)};
}

void print_doer(line_writer& line, const doer& who) {
  line.optional_word(labels::by_actor, who.by);
  print_costs(line, who);
}

void print_costs(line_writer& line, const doer& who) {
  line.flag(labels::as_bonus, who.bonus).flag(labels::for_free, who.free);
}

}  // namespace commands

namespace rules {

payment payment_of(const creature_id& id, const commands::doer& who, std::string_view on) {
  return {.who = id,
          .cost = who.bonus ? turn_cost::bonus_action : turn_cost::action,
          .on = on,
          .free = who.free,
          .column = column_of(who.by),
          .more_ft = 0,
          .is_deed = true};
}

ruled<creature_id> take_action(draft& out, const commands::doer& who, std::string_view verb,
                               std::string_view on) {
  auto id = able_to_act(out.now(), who.by, verb, verb);
  if (!id) return id;
  if (auto no = pay(out, payment_of(*id, who, on))) return *std::move(no);
  return id;
}

ruled<creature_id> take_action_in_fight(draft& out, const commands::doer& who,
                                        std::string_view verb, std::string_view on) {
  if (!out.now().fight()) return no_fight();
  return take_action(out, who, verb, on);
}

}  // namespace rules

}  // namespace dnd::model
