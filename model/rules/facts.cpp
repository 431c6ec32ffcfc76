#include "model/rules/facts.hpp"

#include "model/language/wording.hpp"
#include "model/slug.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace dnd::model::rules {

const fact* find_fact(const ledger& books, std::string_view name, secrets how) {
  const std::string slug = slug_of(name);
  if (slug.empty()) return nullptr;
  const auto is_hidden = [&](const fact& one) { return one.secret && how == secrets::hidden; };
  if (const fact* found = books.facts.find(slug); found && !is_hidden(*found)) return found;
  const fact* begun = nullptr;
  const fact* within = nullptr;
  int beginnings = 0;
  int insides = 0;
  for (const auto& each : books.facts.all()) {
    if (is_hidden(*each)) continue;
    const std::string_view id = each->id.view();
    if (id.starts_with(slug)) {
      begun = each.get();
      ++beginnings;
    } else if (fmt::format("-{}-", id).find(fmt::format("-{}-", slug)) != std::string::npos) {
      within = each.get();
      ++insides;
    }
  }
  if (beginnings > 0) return beginnings == 1 ? begun : nullptr;
  return insides == 1 ? within : nullptr;
}

void change_fact(draft& out, const fact& before, const fact& after) {
  fact_changed made;
  made.fact = before.id;
  made.name = before.name;
  made.status = {before.status, after.status};
  made.text = {before.text, after.text};
  made.progress = {before.progress, after.progress};
  made.place = {before.place, after.place};
  made.secret = {before.secret, after.secret};
  made.changed = {before.changed, out.now().time_now()};
  made.gm_only = after.secret;
  // What did not change is left out.
  if (made.status.before == made.status.after) made.status = {};
  if (made.text.before == made.text.after) made.text = {};
  if (made.progress.before == made.progress.after) made.progress = {};
  if (made.place.before == made.place.after) made.place = {};
  if (made.secret.before == made.secret.after) made.secret = {};
  out.emit(std::move(made));
}

ruled<const fact*> fact_named(const ledger& books, const word& name, secrets how) {
  if (const fact* found = find_fact(books, name.text, how)) return found;
  std::vector<std::string_view> names;
  for (const auto& each : books.facts.all())
    if (!each->secret || how == secrets::seen) names.emplace_back(each->name);
  return refusal{
      refusal_code::not_available,
      fmt::format("the books know nothing of {}", language::shown(name.text)),
      names.empty()
          ? "`quest`, `place`, `faction`, `person` and `clock` put something into them"
          : language::sentences({did_you_mean(name.text, names),
                                 fmt::format("They know: {}.", language::listed(names, 20))}),
      name.column};
}

}  // namespace dnd::model::rules
