#include "model/verbs/groups.hpp"

#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/resolve.hpp"
#include "model/language/wording.hpp"
#include "model/natural_order.hpp"
#include "model/rules/groups.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/new_name.hpp"
#include "model/slug.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model {

namespace rules {

namespace {

/// A name that could not be typed, or that means something already.
objection check_group_name(const state& now, const word& name) {
  if (auto no = check_name(name.text, name.column)) return no;
  const std::string slug = slug_of(name.text);
  if (is_group_word(slug))
    return refusal{
        refusal_code::name_taken,
        fmt::format("{} is a group already, in every campaign", language::shown(name.text)),
        "give another name", name.column};
  for (const auto& who : now.creatures())
    if (slug_of(who->id) == slug || slug_of(who->name) == slug)
      return refusal{refusal_code::name_taken,
                     fmt::format("{} is on the table already", called(*who)), "give another name",
                     name.column};
  return std::nullopt;
}

refusal no_such_group(const state& now, const word& name) {
  std::vector<std::string_view> names;
  for (const creature_group& group : now.groups()) names.push_back(group.name);
  names = in_natural_order(std::move(names));
  return {refusal_code::not_available,
          fmt::format("there is no group {}", language::shown(name.text)),
          names.empty() ? "`group NAME: WHO` makes one"
                        : language::sentences({did_you_mean(name.text, names),
                                               "There is: " + language::listed(names) + "."}),
          name.column};
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec group_name{.kind = value_kind::name,
                                .needed = need::required,
                                .placeholder = "NAME",
                                .help = "the name of the group"};
constexpr label_spec group_of{.name = "of",
                              .kind = value_kind::creature,
                              .needed = need::required,
                              .times = arity::list,
                              .placeholder = "WHO",
                              .help = "who is in it"};
constexpr label_spec group_labels[] = {group_of};
constexpr std::string_view group_examples[] = {"group kobolds: kobold-1..6 and: Mira",
                                               "group the pack of: wolf*",
                                               "party scouts: Elara and: Grog"};
constexpr std::string_view group_shorts[] = {"party"};

constexpr label_spec ungroup_name{.kind = value_kind::group,
                                  .needed = need::required,
                                  .placeholder = "NAME",
                                  .help = "the name of the group"};
constexpr std::string_view ungroup_examples[] = {"ungroup kobolds"};

}  // namespace

constinit const verb_spec group::row{
    .name = "group",
    .shorts = group_shorts,
    .subject = group_name,
    .labels = group_labels,
    .subject_ends_in_colon = true,
    .summary = "lets a name stand for several creatures",
    .details =
        "Who leaves the table leaves its groups. The same name again stands for others. Parties "
        "that "
        "go different ways are groups: `march`, `arrive` and `rest` take their names.",
    .examples = group_examples};

group group::read(value_reader& given) {
  return {.name = given.new_name(group_name).value_or(word{}), .of = given.words(group_of)};
}

void group::print(line_writer& line) const {
  line.words(group_name, {name}).words(group_of, of);
}

objection group::decide(rules::draft& out) const {
  using namespace rules;
  if (auto no = check_group_name(out.now(), name)) return no;
  auto who = all_named(out.now(), of, group_scope::everybody);
  if (!who) return std::move(who).error();
  return form_group(out, slug_of(name.text), std::move(who->ids), name.column);
}

constinit const verb_spec ungroup::row{.name = "ungroup",
                                       .subject = ungroup_name,
                                       .summary =
                                           "takes the name of a group back; its creatures "
                                           "stay",
                                       .examples = ungroup_examples};

ungroup ungroup::read(value_reader& given) {
  return {given.one_word(ungroup_name)};
}

void ungroup::print(line_writer& line) const {
  line.words(ungroup_name, {name});
}

objection ungroup::decide(rules::draft& out) const {
  const std::string slug = slug_of(name.text);
  if (out.now().find_group(slug) == nullptr) return rules::no_such_group(out.now(), name);
  out.emit(group_dissolved{.group = slug});
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
