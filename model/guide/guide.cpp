#include "model/guide/guide.hpp"

#include "model/command.hpp"
#include "model/guide/advancement.hpp"
#include "model/guide/creation.hpp"
#include "model/language/parse.hpp"

namespace dnd::model::guide {

ruled<step> next_step(rules::draft& out, const name_source& names, std::string_view line,
                      std::span<const answer> answers) {
  const auto begun = parse_begun(line);
  if (!begun) return begun.error();
  if (const auto* made = get_if<commands::create_character>(&*begun))
    return creation_step(out, names, *made, answers);
  const auto* level = get_if<commands::level_up>(&*begun);
  DND_ASSERT(level != nullptr);
  return level_step(out, names, *level, answers);
}

}  // namespace dnd::model::guide
