#include "model/verbs/mounts.hpp"

#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/able.hpp"
#include "model/rules/mounts.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec mount_whom{.kind = value_kind::creature,
                                .needed = need::required,
                                .placeholder = "WHOM",
                                .help = "what is ridden: at least one size larger, and willing"};
constexpr label_spec mount_labels[] = {labels::by_actor};
constexpr flag_spec mount_independent{.name = "independent",
                                      .help = "it acts for itself, at its own turn"};
constexpr flag_spec mount_flags[] = {mount_independent, labels::for_free};
constexpr std::string_view mount_examples[] = {"mount wolf-1 by: Elara",
                                               "mount ogre-1 by: Elara independent"};
constexpr label_spec dismount_labels[] = {labels::by_actor, labels::rolled};
constexpr flag_spec dismount_jolted{
    .name = "jolted",
    .help = "its mount was moved against its will: a Dexterity save of 10, or it falls off"};
constexpr flag_spec dismount_flags[] = {dismount_jolted, labels::for_free};
constexpr std::string_view dismount_examples[] = {"dismount by: Elara",
                                                  "dismount by: Elara jolted"};

}  // namespace

constinit const verb_spec mount::row{
    .name = "mount",
    .subject = mount_whom,
    .labels = mount_labels,
    .flags = mount_flags,
    .summary = "gets on a mount, for half of the speed",
    .details =
        "A mount that is controlled acts when its rider does, and does not attack. Whose mount "
        "falls lands on its feet with the reaction, or lies prone; who is knocked prone in the "
        "saddle saves against falling off.",
    .examples = mount_examples};

mount mount::read(value_reader& given) {
  return {.whom = given.one_word(mount_whom),
          .independent = given.has(mount_independent),
          .who = read_doer(given)};
}

void mount::print(line_writer& line) const {
  line.words(mount_whom, {whom}).optional_word(labels::by_actor, who.by);
  line.flag(mount_independent, independent);
  print_costs(line, who);
}

objection mount::decide(rules::draft& out) const {
  using namespace rules;
  const auto under = named(out.now(), whom);
  if (!under) return under.error();
  const auto id = able_to_act(out.now(), who.by, "mount", "mount anything");
  if (!id) return id.error();
  return get_on(out, *id, *under, independent ? reins::loose : reins::held, who.free, whom.column);
}

constinit const verb_spec dismount::row{
    .name = "dismount",
    .labels = dismount_labels,
    .flags = dismount_flags,
    .summary = "gets off a mount, for half of the speed, or is thrown off",
    .examples = dismount_examples};

dismount dismount::read(value_reader& given) {
  return {.jolted = given.has(dismount_jolted),
          .who = read_doer(given),
          .rolled = given.faces(labels::rolled)};
}

void dismount::print(line_writer& line) const {
  line.optional_word(labels::by_actor, who.by).faces(labels::rolled, rolled);
  line.flag(dismount_jolted, jolted);
  print_costs(line, who);
}

objection dismount::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = acting(out.now(), who.by, "dismount");
  if (!id) return id.error();
  if (!jolted) return get_off(out, *id, who.free, column_of(who.by));
  if (!mount_of(out.now(), out.at(*id)))
    return refusal{refusal_code::not_available,
                   fmt::format("{} rides nothing", called(out.at(*id))), "`mount` gets it on",
                   column_of(who.by)};
  static_cast<void>(keep_seat(out, *id, "its mount is moved against its will"));
  return std::nullopt;
}

}  // namespace dnd::model::commands
